"""Mailboxes of Microsoft Graph, and letters whose copy is due in the desk's Sent folder."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None
BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "graph_mailbox",
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("link", sa.Text(), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_graph_mailbox"),
    )
    op.create_table(
        "graph_mail",
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("name", "id", name="pk_graph_mail"),
    )
    op.create_index(
        "ix_graph_mail_unfinished",
        "graph_mail",
        ["name", "state", "received_at"],
        sqlite_where=sa.text("state <> 'done'"),
        postgresql_where=sa.text("state <> 'done'"),
    )
    op.create_table(
        "sent_copy",
        sa.Column("letter_id", BIG, autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("letter_id", name="pk_sent_copy"),
    )


def downgrade() -> None:
    op.drop_table("sent_copy")
    op.drop_table("graph_mail")
    op.drop_table("graph_mailbox")
