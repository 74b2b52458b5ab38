create function refuse_audit_change() returns trigger language plpgsql as $$
begin
  raise exception 'The audit log is append-only.';
end
$$;

create trigger audit_entry_stays before update or delete on audit_entry
for each row execute function refuse_audit_change();

create trigger audit_entry_remains before truncate on audit_entry
for each statement execute function refuse_audit_change();
