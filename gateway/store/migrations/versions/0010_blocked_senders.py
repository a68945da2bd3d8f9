"""Senders whose mail is held as spam (GW-19)."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "blocked_sender",
        sa.Column("entry", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("entry", name="pk_blocked_sender"),
    )


def downgrade() -> None:
    op.drop_table("blocked_sender")
