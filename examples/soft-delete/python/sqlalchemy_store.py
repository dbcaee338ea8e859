# SQLAlchemy 1.4, which doesn't know soft delete: each query says for itself which rows are live.
from datetime import datetime, timezone

from sqlalchemy import Column, Integer, MetaData, Table, Text, create_engine, insert, select, update
from sqlalchemy.dialects.sqlite import insert as sqlite_insert


def open_database(file, form):
    global engine, connections
    engine = create_engine(f"sqlite:///{file}", future=True)
    connections = Table(
        "zoom_connections",
        MetaData(),
        Column("id", Integer, primary_key=True),
        Column("person", Text),
        *([] if form == "fixed" else [Column("code", Text)]),
        Column("access_token", Text),
        Column("refresh_token", Text),
        Column("deleted_at", Text),
    )


def run(statement):
    with engine.begin() as db:
        result = db.execute(statement)
        return result.first() if result.returns_rows else result.rowcount


def live(person):
    return (connections.c.person == person) & connections.c.deleted_at.is_(None)


def find(person):
    return run(select(connections).where(live(person)))


def soft_delete(person):
    run(update(connections).where(live(person)).values(deleted_at=datetime.now(timezone.utc).isoformat()))


def soft_delete_and_empty(person):
    at = datetime.now(timezone.utc).isoformat()
    run(update(connections).where(live(person)).values(deleted_at=at, access_token=None, refresh_token=None))


def scoped(person, code, exchange):
    tokens = exchange(code)
    if not run(update(connections).where(live(person)).values(code=code, **tokens)):
        run(insert(connections).values(person=person, code=code, **tokens))


def unscoped(person, code, exchange):
    by_person = connections.c.person == person
    if run(select(connections).where(by_person)) is None:
        run(insert(connections).values(person=person, code=code))
    row = run(select(connections).where(by_person))
    run(update(connections).where(by_person).values(**exchange(row.code)))


def upsert(person, code, exchange):
    tokens = exchange(code)
    new = sqlite_insert(connections).values(person=person, code=code, **tokens)
    run(new.on_conflict_do_update(index_elements=["person"], set_={"code": code, **tokens}))


def fixed(person, code, exchange):
    tokens = exchange(code)
    new = sqlite_insert(connections).values(person=person, **tokens)
    is_live = connections.c.deleted_at.is_(None)
    run(new.on_conflict_do_update(index_elements=["person"], index_where=is_live, set_=tokens))


connect = {"scoped": scoped, "unscoped": unscoped, "upsert": upsert, "fixed": fixed}
