"""What a forward brought begins a thread: tickets are found by its first Message-ID."""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_ticket_root_message_id", "ticket", ["root_message_id"])


def downgrade() -> None:
    op.drop_index("ix_ticket_root_message_id", "ticket")
