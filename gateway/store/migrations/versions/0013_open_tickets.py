"""Open tickets by their owner, found past the closed ones of years."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index(
        "ix_ticket_open",
        "ticket",
        ["primary", "id"],
        sqlite_where=sa.text("status NOT IN ('archived', 'complete')"),
        postgresql_where=sa.text("status NOT IN ('archived', 'complete')"),
    )


def downgrade() -> None:
    op.drop_index("ix_ticket_open", "ticket")
