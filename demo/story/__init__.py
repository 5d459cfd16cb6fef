"""The invented world as data: who is in it, and what each said and did, when."""
