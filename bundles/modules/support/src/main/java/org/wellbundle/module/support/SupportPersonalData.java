package org.wellbundle.module.support;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.module.PersonalData;
import org.wellbundle.platform.database.SchemaReady;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.secrets.Vault;

/** What a person asked for help with. */
@Component
public final class SupportPersonalData implements PersonalData {
  private final Transactions transactions;
  private final Vault vault;
  private final ObjectMapper json = new ObjectMapper();

  @Activate
  public SupportPersonalData(
      @Reference Transactions transactions,
      @Reference Vault vault,
      @Reference(target = SupportSchema.READY) SchemaReady schema) {
    this.transactions = transactions;
    this.vault = vault;
  }

  @Override
  public String name() {
    return SupportSchema.NAME;
  }

  @Override
  public String schema() {
    return SupportSchema.NAME;
  }

  @Override
  public void export(Person person, Archive archive) throws IOException {
    List<RequestTable.Row> rows =
        transactions.inTenant(
            person.tenant(),
            tx -> RequestTable.of(tx, person.tenant(), person.account(), Integer.MAX_VALUE));
    List<Map<String, String>> requests =
        rows.stream()
            .map(
                row ->
                    Map.of(
                        "reference", row.reference(),
                        "topic", row.topic(),
                        "routedTo", row.routedTo(),
                        "askedAt", row.askedAt().toString(),
                        "message", open(person, row)))
            .toList();
    try (OutputStream out = archive.file("requests.json")) {
      out.write(json.writeValueAsBytes(requests));
    }
  }

  private String open(Person person, RequestTable.Row row) {
    byte[] plain =
        vault.open(
            person.tenant(), person.account().value(), Requests.PURPOSE + row.id(), row.sealed());
    return new String(plain, StandardCharsets.UTF_8);
  }
}
