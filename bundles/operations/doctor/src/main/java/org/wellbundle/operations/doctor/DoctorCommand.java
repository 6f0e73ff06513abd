package org.wellbundle.operations.doctor;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.wellbundle.api.module.HealthCheck;
import org.wellbundle.api.module.HealthReport;
import org.wellbundle.operations.doctor.Finding.Severity;

/** Says why something doesn't work: causes, not everything that follows from them. */
@Service
@Command(
    scope = "wellbundle",
    name = "doctor",
    description =
        "Why is it not working? Worst first, one line each with what to do next; fails when"
            + " something keeps the service from working.",
    detailedDescription = "Example: wellbundle:doctor --no-format")
@SuppressWarnings("NullAway.Init")
public final class DoctorCommand implements Action {
  @Option(name = "--no-format", description = "Prints plain columns without a frame, for scripts")
  boolean noFormat;

  @Reference BundleContext context;
  @Reference ServiceComponentRuntime components;

  @Override
  public @Nullable Object execute() {
    List<Finding> findings = new ArrayList<>(health());
    findings.addAll(reports());
    boolean known = findings.stream().anyMatch(each -> each.severity() == Severity.FAILED);
    findings.addAll(
        new WaitingComponents(components).findings(known ? Severity.NOTE : Severity.FAILED));
    findings.addAll(NodeFindings.of(context));
    print(System.out, findings);
    return null;
  }

  void print(PrintStream out, List<Finding> findings) {
    ShellTable table = new ShellTable();
    for (String column : List.of("Severity", "Part", "What is wrong", "What to do")) {
      table.column(column);
    }
    table.emptyTableText("Nothing is wrong.");
    findings.stream()
        .sorted(Comparator.comparing(Finding::severity).thenComparing(Finding::part))
        .forEach(
            each ->
                table
                    .addRow()
                    .addContent(
                        each.severity().word(), each.part(), each.sentence(), each.nextStep()));
    table.print(out, !noFormat);
    long failed = findings.stream().filter(each -> each.severity() == Severity.FAILED).count();
    if (failed > 0) {
      throw new IllegalStateException(
          "%d part(s) keep this node from working; begin with the first line.".formatted(failed));
    }
  }

  private List<Finding> health() {
    List<Finding> found = new ArrayList<>();
    for (HealthCheck check : all(HealthCheck.class)) {
      HealthCheck.Result result = check.check();
      if (!result.ok()) {
        found.add(
            new Finding(
                check.required() ? Severity.FAILED : Severity.WARNING,
                check.name(),
                result.message(),
                NextSteps.forCheck(check.name())));
      }
    }
    return found;
  }

  private List<Finding> reports() {
    List<Finding> found = new ArrayList<>();
    for (HealthReport report : all(HealthReport.class)) {
      String kind = report.subject() == HealthReport.Subject.PROVIDER ? "provider" : "tenant";
      for (Map.Entry<String, HealthCheck.Result> each : report.report().entrySet()) {
        if (!each.getValue().ok()) {
          found.add(
              new Finding(
                  Severity.WARNING,
                  kind + " " + each.getKey(),
                  each.getValue().message(),
                  NextSteps.forCheck(kind)));
        }
      }
    }
    return found;
  }

  private <T> List<T> all(Class<T> type) {
    List<T> services = new ArrayList<>();
    try {
      for (ServiceReference<T> reference : context.getServiceReferences(type, null)) {
        T service = context.getService(reference);
        if (service != null) {
          services.add(service);
        }
      }
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException(e);
    }
    return services;
  }
}
