-- Spreads the tables of companies over the machines of a Citus cluster, each company's rows together on one. For the
-- database of an endpoint of this version, on the coordinator, once it has been started once:
--
--   psql "$PORTEVOIX_DATABASE_URL" -v ON_ERROR_STOP=1 -f src/endpoint/store/citus/distribute.sql
--
-- May be run again, as after an update that brought a table. `schema_step` stays on the coordinator.

create extension if not exists citus;

-- The audit log's triggers look at nothing but their own row, so that they are as good in a shard.
set citus.enable_unsafe_triggers = on;

do $$
declare
  name text;
begin
  foreach name in array array[
    -- Each behind those that its rows refer to.
    'tenant',
    'audit_entry',
    'audit_head',
    'click',
    'click_total',
    'composer_recipes',
    'content_source',
    'conversion',
    'conversion_total',
    'conversion_touch',
    'credit_total',
    'enrolment_code',
    'event_total',
    'item_draft',
    'item_revision',
    'item_work',
    'link_handle',
    'people_total',
    'person',
    'presence_total',
    'programme_figures',
    'receipt',
    'retention',
    'share_total',
    'told_level',
    'visitor_salt',
    'item',
    'outcome',
    'share',
    'share_event',
    'token_family',
    'bearer_token'
  ] loop
    if not exists (select from pg_dist_partition where logicalrelid = name::regclass) then
      perform create_distributed_table(name::regclass, 'tenant', colocate_with => case name when 'tenant' then 'default' else 'tenant' end);
    end if;
  end loop;
end
$$;
