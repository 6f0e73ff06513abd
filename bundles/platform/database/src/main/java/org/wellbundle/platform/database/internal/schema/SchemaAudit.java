package org.wellbundle.platform.database.internal.schema;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.wellbundle.platform.database.internal.transaction.SqlErrors;

/**
 * Looks for ways to another tenant's rows: tables with a tenant and without the guard, and views
 * that read with the owner's eyes. Schema {@code dispatch} is left out; the application has no
 * right there.
 */
public final class SchemaAudit {
  private static final String VIOLATIONS =
      """
      with relation as (
        select c.oid, c.relkind, c.relrowsecurity, c.reloptions, n.nspname || '.' || c.relname as name,
               a.attnum as tenant_column
        from pg_class c
        join pg_namespace n on n.oid = c.relnamespace
        left join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
        where n.nspname not in ('dispatch', 'information_schema') and n.nspname !~ '^pg_'
      ), guarded as (
        select * from relation where relkind in ('r', 'p') and tenant_column is not null
      ), policy as (
        select p.polrelid,
               bool_and(pg_get_expr(p.polqual, p.polrelid) like '%platform.current_tenant()%'
                 and coalesce(pg_get_expr(p.polwithcheck, p.polrelid), 'platform.current_tenant()')
                   like '%platform.current_tenant()%') as names_tenant
        from pg_policy p where p.polpermissive group by p.polrelid
      )
      select name || ': row-level security is off' from guarded where not relrowsecurity
      union all
      select g.name || ': no policy on the tenant' from guarded g
      left join policy p on p.polrelid = g.oid where p.names_tenant is not true
      union all
      select name || ': the primary key does not start with tenant_id' from guarded g
      where not exists (select from pg_index i where i.indrelid = g.oid and i.indisprimary
        and i.indkey[0] = g.tenant_column)
      union all
      select name || ': a view without security_invoker shows every tenant' from relation
      where relkind = 'v' and not coalesce(reloptions @> '{security_invoker=true}', false)
        and not coalesce(reloptions @> '{security_invoker=on}', false)
      union all
      select name || ': a materialized view has no row-level security' from relation
      where relkind = 'm' and tenant_column is not null
      order by 1
      """;

  private final DataSource owner;

  public SchemaAudit(DataSource owner) {
    this.owner = owner;
  }

  /** One sentence per violation, none when all is well. */
  public List<String> violations() {
    try (Connection connection = owner.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(VIOLATIONS)) {
      List<String> found = new ArrayList<>();
      while (row.next()) {
        found.add(row.getString(1));
      }
      return found;
    } catch (SQLException e) {
      throw SqlErrors.translate(e);
    }
  }
}
