"""The first tables: the journal, tickets, letters and people."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "absence",
        sa.Column("handle", sa.Text(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("handle", "first_day", name="pk_absence"),
    )
    op.create_table(
        "account",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("cid", sa.Text(), nullable=False),
        sa.Column("strict_auth", sa.Boolean(), nullable=False),
        sa.Column("queue", sa.Text(), nullable=False),
        sa.Column("area", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_account"),
        sa.UniqueConstraint("name", name="uq_account_name"),
    )
    op.create_table(
        "clerk",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("running", sa.Boolean(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_clerk"),
    )
    op.create_table(
        "day_counter",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("day", name="pk_day_counter"),
    )
    op.create_table(
        "suppression",
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("address", name="pk_suppression"),
    )
    op.create_table(
        "account_domain",
        sa.Column("domain", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name="fk_account_domain_account_id"
        ),
        sa.PrimaryKeyConstraint("domain", name="pk_account_domain"),
    )
    op.create_index("ix_account_domain_account_id", "account_domain", ["account_id"], unique=False)
    op.create_table(
        "contact",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("vendor", sa.Boolean(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("lang", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name="fk_contact_account_id"),
        sa.PrimaryKeyConstraint("id", name="pk_contact"),
    )
    op.create_index("ix_contact_account_id", "contact", ["account_id"], unique=False)
    op.create_table(
        "ticket",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("status_since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("status_before", sa.String(), nullable=True),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("contact", sa.Text(), nullable=False),
        sa.Column("contact_name", sa.Text(), nullable=False),
        sa.Column("category", sa.Text(), nullable=False),
        sa.Column("queue", sa.Text(), nullable=False),
        sa.Column("department", sa.Text(), nullable=False),
        sa.Column("group", sa.Text(), nullable=False),
        sa.Column("primary", sa.Text(), nullable=False),
        sa.Column("primary_since", sa.DateTime(timezone=True), nullable=True),
        sa.Column("triage", sa.Text(), nullable=False),
        sa.Column("severity", sa.Integer(), nullable=True),
        sa.Column("urgency", sa.Text(), nullable=False),
        sa.Column("priority", sa.Text(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("deferred_why", sa.Text(), nullable=False),
        sa.Column("internal", sa.Boolean(), nullable=False),
        sa.Column("is_global", sa.Boolean(), nullable=False),
        sa.Column("region", sa.Text(), nullable=False),
        sa.Column("time_entries", sa.String(), nullable=False),
        sa.Column("effort_days", sa.Float(), nullable=True),
        sa.Column("arranged", sa.Boolean(), nullable=False),
        sa.Column("handover", sa.Text(), nullable=False),
        sa.Column("ooo_return_on", sa.Date(), nullable=True),
        sa.Column("resolution", sa.Text(), nullable=False),
        sa.Column("completed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("completed_by", sa.Text(), nullable=False),
        sa.Column("reopened", sa.Integer(), nullable=False),
        sa.Column("follow_up_of", sa.Text(), nullable=False),
        sa.Column("duplicate_of", sa.Text(), nullable=False),
        sa.Column("merged_into", sa.Text(), nullable=False),
        sa.Column("passed_back", sa.Integer(), nullable=False),
        sa.Column("unread_mail", sa.Boolean(), nullable=False),
        sa.Column("contact_unreachable", sa.Boolean(), nullable=False),
        sa.Column("cid_missing", sa.Boolean(), nullable=False),
        sa.Column("last_public_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_letter_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_customer_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("heads_up_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("root_message_id", sa.Text(), nullable=False),
        sa.Column("customer_message_id", sa.Text(), nullable=False),
        sa.Column("parts", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name="fk_ticket_account_id"),
        sa.PrimaryKeyConstraint("id", name="pk_ticket"),
        sa.UniqueConstraint("number", name="uq_ticket_number"),
    )
    op.create_index("ix_ticket_account_id_id", "ticket", ["account_id", "id"], unique=False)
    op.create_index("ix_ticket_primary_id", "ticket", ["primary", "id"], unique=False)
    op.create_index("ix_ticket_status_id", "ticket", ["status", "id"], unique=False)
    op.create_table(
        "attempt",
        sa.Column("ticket_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("cycle_id", sa.Integer(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("occurred_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("counted", sa.String(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("input_id", sa.Integer(), nullable=False),
        sa.Column("void_reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name="fk_attempt_ticket_id"),
        sa.PrimaryKeyConstraint("ticket_id", "id", name="pk_attempt"),
    )
    op.create_table(
        "checklist_item",
        sa.Column("ticket_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("department", sa.Text(), nullable=False),
        sa.Column("checked_by", sa.Text(), nullable=False),
        sa.Column("checked_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name="fk_checklist_item_ticket_id"),
        sa.PrimaryKeyConstraint("ticket_id", "position", name="pk_checklist_item"),
    )
    op.create_table(
        "contact_address",
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contact.id"], name="fk_contact_address_contact_id"
        ),
        sa.PrimaryKeyConstraint("address", name="pk_contact_address"),
    )
    op.create_index(
        "ix_contact_address_contact_id", "contact_address", ["contact_id"], unique=False
    )
    op.create_table(
        "input",
        sa.Column("id", BIG, nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("tried_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("retry_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ticket_id", sa.Integer(), nullable=True),
        sa.Column("envelope", sa.Text(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name="fk_input_ticket_id"),
        sa.PrimaryKeyConstraint("id", name="pk_input"),
    )
    op.create_index(
        "ix_input_held",
        "input",
        ["id"],
        unique=False,
        sqlite_where=sa.text("state = 'held'"),
        postgresql_where=sa.text("state = 'held'"),
    )
    op.create_index(
        "ix_input_waiting",
        "input",
        ["id"],
        unique=False,
        sqlite_where=sa.text("state = 'waiting'"),
        postgresql_where=sa.text("state = 'waiting'"),
    )
    op.create_index(
        "ix_input_waiting_received_at",
        "input",
        ["kind", "received_at"],
        unique=False,
        sqlite_where=sa.text("state = 'waiting'"),
        postgresql_where=sa.text("state = 'waiting'"),
    )
    op.create_index(
        "ix_input_waiting_ticket",
        "input",
        ["ticket_id"],
        unique=False,
        sqlite_where=sa.text("state = 'waiting'"),
        postgresql_where=sa.text("state = 'waiting'"),
    )
    op.create_table(
        "note",
        sa.Column("ticket_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("author_name", sa.Text(), nullable=False),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("visibility", sa.String(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("full_text", sa.Text(), nullable=False),
        sa.Column("flags", sa.Text(), nullable=False),
        sa.Column("input_id", BIG, nullable=False),
        sa.Column("message_id", sa.Text(), nullable=False),
        sa.Column("attachments", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name="fk_note_ticket_id"),
        sa.PrimaryKeyConstraint("ticket_id", "id", name="pk_note"),
    )
    op.create_table(
        "outreach_cycle",
        sa.Column("ticket_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("hold_until", sa.Date(), nullable=True),
        sa.Column("exhausted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("close_due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("end_reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name="fk_outreach_cycle_ticket_id"),
        sa.PrimaryKeyConstraint("ticket_id", "id", name="pk_outreach_cycle"),
    )
    op.create_table(
        "service_call",
        sa.Column("ticket_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("staff", sa.Text(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name="fk_service_call_ticket_id"),
        sa.PrimaryKeyConstraint("ticket_id", "id", name="pk_service_call"),
    )
    op.create_table(
        "tag",
        sa.Column("ticket_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("put_by", BIG, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name="fk_tag_ticket_id"),
        sa.PrimaryKeyConstraint("ticket_id", "name", name="pk_tag"),
    )
    op.create_index("ix_tag_name", "tag", ["name"], unique=False)
    op.create_table(
        "ticket_contact",
        sa.Column("ticket_id", sa.Integer(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("how", sa.Text(), nullable=False),
        sa.Column("put_by", BIG, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name="fk_ticket_contact_ticket_id"),
        sa.PrimaryKeyConstraint("ticket_id", "person", name="pk_ticket_contact"),
    )
    op.create_table(
        "ticket_watcher",
        sa.Column("ticket_id", sa.Integer(), nullable=False),
        sa.Column("handle", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("put_by", BIG, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name="fk_ticket_watcher_ticket_id"),
        sa.PrimaryKeyConstraint("ticket_id", "handle", name="pk_ticket_watcher"),
    )
    op.create_table(
        "event",
        sa.Column("input_id", BIG, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ticket_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("because", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("data", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["input_id"], ["input.id"], name="fk_event_input_id"),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name="fk_event_ticket_id"),
        sa.PrimaryKeyConstraint("input_id", "position", name="pk_event"),
    )
    op.create_index(
        "ix_event_ticket_id_input_id_position",
        "event",
        ["ticket_id", "input_id", "position"],
        unique=False,
    )
    op.create_table(
        "failure",
        sa.Column("input_id", BIG, nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["input_id"], ["input.id"], name="fk_failure_input_id"),
        sa.PrimaryKeyConstraint("input_id", "address", name="pk_failure"),
    )
    op.create_index("ix_failure_address_at", "failure", ["address", "at"], unique=False)
    op.create_table(
        "letter",
        sa.Column("id", BIG, autoincrement=False, nullable=False),
        sa.Column("ticket_id", sa.Integer(), nullable=True),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("notice", sa.String(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("envelope_sender", sa.Text(), nullable=False),
        sa.Column("message_id", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("headers", sa.Text(), nullable=False),
        sa.Column("attachments", sa.Text(), nullable=False),
        sa.Column("not_before", sa.DateTime(timezone=True), nullable=False),
        sa.Column("put_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("next_try_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("input_id", BIG, nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("because", sa.Text(), nullable=False),
        sa.Column("error", sa.Text(), nullable=False),
        sa.Column("repeated", sa.Boolean(), nullable=False),
        sa.Column("handed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("claimed_by", sa.Text(), nullable=False),
        sa.Column("stranger_ack", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["input_id"], ["input.id"], name="fk_letter_input_id"),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name="fk_letter_ticket_id"),
        sa.PrimaryKeyConstraint("id", name="pk_letter"),
        sa.UniqueConstraint("message_id", name="uq_letter_message_id"),
    )
    op.create_index("ix_letter_address_put_at", "letter", ["address", "put_at"], unique=False)
    op.create_index("ix_letter_person_put_at", "letter", ["person", "put_at"], unique=False)
    op.create_index("ix_letter_state_id", "letter", ["state", "id"], unique=False)
    op.create_index(
        "ix_letter_stranger_ack",
        "letter",
        ["put_at"],
        unique=False,
        sqlite_where=sa.text("stranger_ack = 1"),
        postgresql_where=sa.text("stranger_ack = 1"),
    )
    op.create_index("ix_letter_ticket_id_id", "letter", ["ticket_id", "id"], unique=False)
    op.create_index(
        "ix_letter_unsent_next_try_at",
        "letter",
        ["next_try_at", "id"],
        unique=False,
        sqlite_where=sa.text("state IN ('queued', 'handed')"),
        postgresql_where=sa.text("state IN ('queued', 'handed')"),
    )
    op.create_index(
        "ix_letter_unsent_person",
        "letter",
        ["ticket_id", "person", "id"],
        unique=False,
        sqlite_where=sa.text("state IN ('queued', 'handed')"),
        postgresql_where=sa.text("state IN ('queued', 'handed')"),
    )
    op.create_table(
        "mail",
        sa.Column("input_id", BIG, autoincrement=False, nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sender", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("message_id", sa.Text(), nullable=False),
        sa.Column("content_hash", sa.Text(), nullable=False),
        sa.Column("ticket_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["input_id"], ["input.id"], name="fk_mail_input_id"),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name="fk_mail_ticket_id"),
        sa.PrimaryKeyConstraint("input_id", name="pk_mail"),
    )
    op.create_index(
        "ix_mail_content_hash_message_id", "mail", ["content_hash", "message_id"], unique=False
    )
    op.create_index("ix_mail_message_id", "mail", ["message_id"], unique=False)
    op.create_index("ix_mail_sender_received_at", "mail", ["sender", "received_at"], unique=False)
    op.create_index("ix_mail_ticket_id", "mail", ["ticket_id"], unique=False)
    op.create_table(
        "pending_code",
        sa.Column("code_hash", sa.Text(), nullable=False),
        sa.Column("input_id", BIG, nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("used", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["input_id"], ["input.id"], name="fk_pending_code_input_id"),
        sa.PrimaryKeyConstraint("code_hash", name="pk_pending_code"),
    )
    op.create_table(
        "raw_mail",
        sa.Column("input_id", BIG, nullable=False),
        sa.Column("raw", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["input_id"], ["input.id"], name="fk_raw_mail_input_id"),
        sa.PrimaryKeyConstraint("input_id", name="pk_raw_mail"),
    )
    op.create_table(
        "receipt",
        sa.Column("receipt", sa.Text(), nullable=False),
        sa.Column("input_id", BIG, nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ticket_id", sa.Integer(), nullable=True),
        sa.Column("changes", sa.Text(), nullable=False),
        sa.Column("undone", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["input_id"], ["input.id"], name="fk_receipt_input_id"),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name="fk_receipt_ticket_id"),
        sa.PrimaryKeyConstraint("receipt", name="pk_receipt"),
    )
    op.create_index("ix_receipt_author_input_id", "receipt", ["author", "input_id"], unique=False)
    op.create_table(
        "timer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ticket_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("anchor_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(length=9), nullable=False),
        sa.Column("input_id", BIG, nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["input_id"], ["input.id"], name="fk_timer_input_id"),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name="fk_timer_ticket_id"),
        sa.PrimaryKeyConstraint("id", name="pk_timer"),
        sa.UniqueConstraint(
            "ticket_id", "kind", "generation", name="uq_timer_ticket_id_kind_generation"
        ),
    )
    op.create_index(
        "ix_timer_to_come",
        "timer",
        ["due_at", "id"],
        unique=False,
        sqlite_where=sa.text("state = 'armed' AND input_id IS NULL"),
        postgresql_where=sa.text("state = 'armed' AND input_id IS NULL"),
    )


def downgrade() -> None:
    raise NotImplementedError("there is no way back; restore the backup")
