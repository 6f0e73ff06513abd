package org.wellbundle.platform.http.internal.edge;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.osgi.service.component.annotations.Component;
import org.wellbundle.platform.http.Problems;
import org.wellbundle.platform.http.internal.problem.Failures;

/** Says in problem+json what the container refuses by itself. */
@Component(
    service = Servlet.class,
    property = {
      "osgi.http.whiteboard.servlet.errorPage=4xx",
      "osgi.http.whiteboard.servlet.errorPage=5xx",
      "osgi.http.whiteboard.servlet.name=errors"
    })
public final class ErrorServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    int code = status instanceof Integer known ? known : 500;
    Problems.write(request, response, Failures.ofStatus(code));
  }
}
