"""The addresses of copies, inside one person's plan."""

from django.urls import path

from careplan.copies import views

urlpatterns = [
    path("", views.copies, name="copies"),
    path("pdf/", views.copy_pdf, name="copy_pdf"),
    path("record/", views.copy_record, name="copy_record"),
]
