"""How far each mailbox was taken, and what was taken and still lies there.

Revision ID: 0005
Revises: 0004
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None
BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "mailbox",
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("uid_validity", BIG, nullable=False),
        sa.Column("uid", BIG, nullable=False),
        sa.Column("rescan_uid", BIG, nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_mailbox"),
    )
    op.create_table(
        "mailbox_mail",
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("uid_validity", BIG, nullable=False),
        sa.Column("uid", BIG, nullable=False),
        sa.Column("digest", sa.String(length=32), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("name", "uid_validity", "uid", name="pk_mailbox_mail"),
    )
    op.create_index("ix_mailbox_mail_name_digest", "mailbox_mail", ["name", "digest"])
    op.create_index(
        "ix_mailbox_mail_unfinished",
        "mailbox_mail",
        ["name", "uid"],
        sqlite_where=sa.text("state <> 'done'"),
        postgresql_where=sa.text("state <> 'done'"),
    )


def downgrade() -> None:
    op.drop_table("mailbox_mail")
    op.drop_table("mailbox")
