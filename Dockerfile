# One image for web, worker and beat. Styles are built in a stage of their own.
FROM node:22-bookworm-slim AS static
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY bin bin
COPY static_src static_src
RUN bin/build-static

FROM python:3.13-slim-bookworm
RUN apt-get update \
  && apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 \
  && rm -rf /var/lib/apt/lists/* \
  && useradd --create-home --uid 1000 careplan
WORKDIR /app
COPY requirements.txt .
RUN pip install --no-cache-dir --require-hashes --no-deps -r requirements.txt
COPY . .
COPY --from=static /app/static/built static/built
ENV CAREPLAN_DATA=/data PYTHONUNBUFFERED=1
# The embedded default is enough to collect the styles; a service sets its own keys.
RUN mkdir /data && CAREPLAN_DATA=/tmp/build python manage.py collectstatic --no-input \
  && mv /tmp/build/static /data/static && rm -rf /tmp/build && chown -R careplan /data
USER careplan
EXPOSE 8000
CMD ["gunicorn", "careplan.config.wsgi", "--bind", "0.0.0.0:8000", \
  "--worker-class", "gthread", "--workers", "2", "--threads", "8", "--no-control-socket"]
