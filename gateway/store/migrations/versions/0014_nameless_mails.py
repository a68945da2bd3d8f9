"""Mails by their content only where they have no Message-ID: of all others it is not asked for."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index(
        "ix_mail_nameless",
        "mail",
        ["content_hash", "message_id"],
        sqlite_where=sa.text("message_id = ''"),
        postgresql_where=sa.text("message_id = ''"),
    )
    op.drop_index("ix_mail_content_hash_message_id", "mail")


def downgrade() -> None:
    op.create_index("ix_mail_content_hash_message_id", "mail", ["content_hash", "message_id"])
    op.drop_index("ix_mail_nameless", "mail")
