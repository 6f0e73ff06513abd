package org.wellbundle.sdk.tck.sample;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.wellbundle.api.provider.AuthorizationPlan;

/** A wrong plan of authorization, or a wrong manifest. */
final class PlanMutants extends Mutants {
  @Override
  void fill() {
    authorizations();
    manifests();
  }

  private void manifest(String rule, String what, String header, String value) {
    Map<String, String> change = new HashMap<>();
    change.put(header, value);
    add(new Mutant(rule, what, SampleProvider::new, change));
  }

  private void plan(String rule, String what, UnaryOperator<AuthorizationPlan> change) {
    add(
        rule,
        what,
        () ->
            new SampleProvider() {
              @Override
              public AuthorizationPlan authorization() {
                return change.apply(super.authorization());
              }
            });
  }

  private static AuthorizationPlan plan(
      AuthorizationPlan p,
      URI authorize,
      List<String> scopes,
      Map<String, String> parameters,
      String userId) {
    return new AuthorizationPlan(
        authorize,
        p.tokenUrl(),
        p.clientId(),
        scopes,
        " ",
        true,
        parameters,
        new AuthorizationPlan.TokenAnswer(
            "/access_token", "/refresh_token", "/expires_in", "/scope", userId),
        p.tokenHooks());
  }

  private void authorizations() {
    plan(
        "authorization.addresses",
        "an authorize page by http",
        p -> plan(p, URI.create("http://sample.example/a"), p.scopes(), Map.of(), "/user_id"));
    plan(
        "authorization.scopes",
        "a scope that isn't asked for",
        p -> plan(p, p.authorizeUrl(), List.of("profile"), Map.of(), "/user_id"));
    plan(
        "authorization.parameters",
        "consent forced every time",
        p -> plan(p, p.authorizeUrl(), p.scopes(), Map.of("prompt", "consent"), "/user_id"));
    plan(
        "authorization.parameters",
        "a state of its own",
        p -> plan(p, p.authorizeUrl(), p.scopes(), Map.of("state", "1"), "/user_id"));
    plan(
        "authorization.pointers",
        "a name instead of a pointer",
        p -> plan(p, p.authorizeUrl(), p.scopes(), Map.of(), "user_id"));
    plan(
        "token.answer",
        "the user id looked for elsewhere",
        p -> plan(p, p.authorizeUrl(), p.scopes(), Map.of(), "/user/id"));
  }

  private void manifests() {
    manifest(
        "manifest.identity",
        "names another provider",
        "Provide-Capability",
        "org.wellbundle.provider;id=other," + SampleManifest.SERVICE);
    manifest("manifest.spi", "asks for no SPI", "Require-Capability", null);
    manifest(
        "manifest.spi",
        "made for SPI 2",
        "Require-Capability",
        "org.wellbundle.provider.spi;filter:=\"(&(version>=2.0)(!(version>=3.0)))\"");
    manifest(
        "manifest.imports",
        "reaches into the core",
        "Import-Package",
        SampleManifest.IMPORTS + ",org.wellbundle.core.providers;version=\"[1.0,2)\"");
    manifest(
        "manifest.imports",
        "an optional import",
        "Import-Package",
        SampleManifest.IMPORTS + ",javax.crypto;resolution:=optional");
    manifest(
        "manifest.imports", "the SPI packed in", "Import-Package", "org.slf4j;version=\"[1.7,2)\"");
    manifest("manifest.closed", "imports on the fly", "DynamicImport-Package", "*");
    manifest("manifest.closed", "exports packages", "Export-Package", "org.example");
    manifest("manifest.service", "no component", "Service-Component", null);
  }
}
