"""Raw mails know their size, which their kept form no longer tells; what was pruned is counted.

Revision ID: 0007
Revises: 0006
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None
BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.add_column("raw_mail", sa.Column("size", BIG, nullable=False, server_default="0"))
    op.execute("UPDATE raw_mail SET size = length(raw)")
    op.create_table(
        "pruned",
        sa.Column("what", sa.String(length=16), nullable=False),
        sa.Column("count", BIG, nullable=False),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("what", name="pk_pruned"),
    )
    op.create_table(
        "pause",
        sa.Column("what", sa.String(length=16), nullable=False),
        sa.Column("since_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("what", name="pk_pause"),
    )


def downgrade() -> None:
    raise NotImplementedError("there is no way back; restore the backup")
