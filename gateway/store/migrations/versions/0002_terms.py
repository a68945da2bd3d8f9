"""A term in place of the clerk's row; unclean ends are counted apart from failures.

Revision ID: 0002
Revises: 0001
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None
BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "term",
        sa.Column("work", sa.String(length=64), nullable=False),
        sa.Column("term", BIG, nullable=False),
        sa.Column("gateway", sa.Text(), nullable=False),
        sa.Column("pid", BIG, nullable=False),
        sa.Column("started", sa.Text(), nullable=False),
        sa.Column("beats", BIG, nullable=False),
        sa.Column("locked", sa.Boolean(), nullable=False),
        sa.Column("running", sa.Boolean(), nullable=False),
        sa.Column("in_hand", BIG, nullable=False),
        sa.PrimaryKeyConstraint("work", name="pk_term"),
    )
    # Nobody is at work while this runs; whoever ran last had the lock.
    op.execute(
        "INSERT INTO term (work, term, gateway, pid, started, beats, locked, running, in_hand) "
        "SELECT 'clerk', 1, \"by\", 0, '', 0, TRUE, running, 0 FROM clerk"
    )
    op.drop_table("clerk")
    op.add_column("input", sa.Column("ends", sa.Integer(), nullable=False, server_default="0"))


def downgrade() -> None:
    raise NotImplementedError("there is no way back; restore the backup")
