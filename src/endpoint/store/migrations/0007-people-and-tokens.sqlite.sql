create trigger audit_entry_stays before update on audit_entry
begin
  select raise(abort, 'The audit log is append-only.');
end;

create trigger audit_entry_remains before delete on audit_entry
begin
  select raise(abort, 'The audit log is append-only.');
end;
