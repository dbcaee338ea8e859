# Django 3.2, with soft delete as people add it: a default manager that shows live rows only.
import django
from django.conf import settings
from django.utils.timezone import now


def open_database(file, form):
    global Connection
    settings.configure(DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": file}}, USE_TZ=True)
    django.setup()
    from django.db import models

    class LiveManager(models.Manager):
        def get_queryset(self):
            return super().get_queryset().filter(deleted_at=None)

    class Connection(models.Model):
        id = models.AutoField(primary_key=True)
        person = models.TextField()
        if form != "fixed":
            code = models.TextField(null=True)
        access_token = models.TextField(null=True)
        refresh_token = models.TextField(null=True)
        deleted_at = models.DateTimeField(null=True)
        objects = LiveManager()
        all_objects = models.Manager()

        class Meta:
            app_label = "zoom"
            db_table = "zoom_connections"


def find(person):
    return Connection.objects.filter(person=person).first()


def soft_delete(person):
    Connection.objects.filter(person=person).update(deleted_at=now())


def soft_delete_and_empty(person):
    Connection.objects.filter(person=person).update(deleted_at=now(), access_token=None, refresh_token=None)


def scoped(person, code, exchange):
    Connection.objects.update_or_create(person=person, defaults={"code": code, **exchange(code)})


def unscoped(person, code, exchange):
    row, _ = Connection.all_objects.get_or_create(person=person, defaults={"code": code})
    Connection.all_objects.filter(pk=row.pk).update(**exchange(row.code))


def restore(person, code, exchange):
    if not Connection.all_objects.filter(person=person).update(deleted_at=None):
        Connection.objects.create(person=person, **exchange(code))


def upsert(person, code, exchange):
    Connection.all_objects.update_or_create(person=person, defaults={"code": code, **exchange(code)})


def fixed(person, code, exchange):
    Connection.objects.update_or_create(person=person, defaults=exchange(code))


connect = {"scoped": scoped, "unscoped": unscoped, "restore": restore, "upsert": upsert, "fixed": fixed}
