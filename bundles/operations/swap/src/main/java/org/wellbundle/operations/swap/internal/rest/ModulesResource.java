package org.wellbundle.operations.swap.internal.rest;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.wellbundle.api.account.Permission;
import org.wellbundle.api.account.RequiresPermission;
import org.wellbundle.operations.swap.ModuleControl;
import org.wellbundle.operations.swap.ModuleView;
import org.wellbundle.operations.swap.Plan;
import org.wellbundle.operations.swap.Report;
import org.wellbundle.platform.http.Answers;
import org.wellbundle.platform.http.CurrentRequest;
import org.wellbundle.platform.http.Problem;

/** Lists, plans, installs, rolls back and removes modules and providers. */
@Path("/modules")
@Produces(MediaType.APPLICATION_JSON)
@RequiresPermission(Permission.OPERATION_READ)
public final class ModulesResource {
  private static final String JAR = "application/java-archive";

  private final ModuleControl control;
  private final CurrentRequest current;

  ModulesResource(ModuleControl control, CurrentRequest current) {
    this.control = control;
    this.current = current;
  }

  /** Modules of this node, and class loaders of versions that should be gone. */
  public record ModuleList(List<ModuleView> modules, List<String> lingering) {
    public ModuleList {
      modules = List.copyOf(modules);
      lingering = List.copyOf(lingering);
    }
  }

  /** What happened lately on this node, newest first. */
  public record ReportList(List<Report> reports) {
    public ReportList {
      reports = List.copyOf(reports);
    }
  }

  @GET
  public ModuleList modules() {
    return new ModuleList(control.modules(), control.lingering());
  }

  @GET
  @Path("reports")
  public ReportList reports() {
    return new ReportList(control.reports());
  }

  /**
   * Says what installing the jar in the body would do. Changes nothing that serves, but the jar is
   * kept and installed for a moment, so it isn't for who may only read.
   */
  @POST
  @Path("plan")
  @Consumes({JAR, MediaType.APPLICATION_OCTET_STREAM})
  @RequiresPermission(Permission.OPERATION_WRITE)
  public Plan plan(InputStream jar) {
    return withFile(jar, control::plan);
  }

  /** Installs the jar in the body, or exchanges what runs for it. */
  @POST
  @Consumes({JAR, MediaType.APPLICATION_OCTET_STREAM})
  @RequiresPermission(Permission.OPERATION_WRITE)
  @Answers(problems = {"409 swap.…", "409 trust.…", "503 swap.not-kept"})
  public Report bring(InputStream jar) {
    return worked(withFile(jar, file -> control.bring(file, actor())));
  }

  @POST
  @Path("{symbolicName}/rollback")
  @RequiresPermission(Permission.OPERATION_WRITE)
  @Answers(problems = {"409 swap.nothing-earlier", "409 swap.unknown"})
  public Report rollBack(@PathParam("symbolicName") String symbolicName) {
    return worked(control.rollBack(symbolicName, actor()));
  }

  @DELETE
  @Path("{symbolicName}")
  @RequiresPermission(Permission.OPERATION_WRITE)
  @Answers(problems = {"409 swap.unknown"})
  public Report remove(@PathParam("symbolicName") String symbolicName) {
    return worked(control.remove(symbolicName, actor()));
  }

  private String actor() {
    return "operator account " + current.principal().account().value();
  }

  /** What didn't work is a problem with the report's own code. */
  private static Report worked(Report report) {
    if (report.worked()) {
      return report;
    }
    throw new Problem(
        409,
        report.code(),
        report.sentence(),
        Map.of("symbolicName", report.symbolicName(), "result", report.result().name()));
  }

  private static <T> T withFile(InputStream body, Function<java.nio.file.Path, T> action) {
    try {
      java.nio.file.Path file = Files.createTempFile("wellbundle-module", ".jar");
      try {
        Files.copy(body, file, StandardCopyOption.REPLACE_EXISTING);
        return action.apply(file);
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      if (String.valueOf(e.getMessage()).contains("No space left")) {
        throw new Problem(
            503,
            "swap.not-kept",
            "This node can't keep a copy of the jar: its disk is full. Make room, then bring it"
                + " again.");
      }
      throw new UncheckedIOException(e);
    }
  }
}
