package org.wellbundle.platform.http.internal.edge;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.osgi.service.component.annotations.Component;
import org.wellbundle.platform.http.Problems;

/** Answers where nobody else does, so that the edge filter sees every request. */
@Component(
    service = Servlet.class,
    property = {
      "osgi.http.whiteboard.servlet.pattern=/",
      "osgi.http.whiteboard.servlet.name=nowhere",
      "osgi.http.whiteboard.servlet.asyncSupported:Boolean=true",
      "service.ranking:Integer=-1000"
    })
public final class NowhereServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Problems.write(request, response, EdgeProblems.notFound());
  }
}
