package org.wellbundle.module.leaderboards;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.Permission;
import org.wellbundle.api.account.RequiresPermission;
import org.wellbundle.platform.http.Answers;
import org.wellbundle.platform.http.CurrentRequest;

/** Who is compared with the caller on the board of friends. */
@Path("/leaderboards/friendships")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RequiresPermission(Permission.CHALLENGES_JOIN)
public final class FriendsResource {
  private final Friends friends;
  private final CurrentRequest current;

  FriendsResource(Friends friends, CurrentRequest current) {
    this.friends = friends;
    this.current = current;
  }

  /**
   * The circle.
   *
   * @param code what the caller hands to somebody who may become a friend
   */
  public record Circle(String code, List<Friend> friends) {
    @Override
    public String toString() {
      return "Circle[]";
    }
  }

  /** A friend, by a number that means nothing elsewhere. */
  public record Friend(String friend, String name) {}

  /** Somebody's code. */
  public record Acceptance(@Nullable String code) {
    @Override
    public String toString() {
      return "Acceptance[]";
    }
  }

  /** The caller's friends, and the code for further ones. */
  @GET
  @Answers(problems = "403 leaderboards.not-joined")
  public Circle circle() {
    Friends.Circle circle = friends.circle(current.principal());
    return new Circle(
        circle.code(),
        circle.friends().stream()
            .map(one -> new Friend(Integer.toString(one.seat()), one.name()))
            .toList());
  }

  /** Becomes the friend of whose code it is: both see each other by name from now on. */
  @POST
  @Answers(
      status = 204,
      problems = {
        "403 leaderboards.not-joined",
        "404 leaderboards.friend-code-unknown",
        "409 leaderboards.friends-full"
      })
  public void accept(@Nullable Acceptance acceptance) {
    String code = acceptance == null ? null : acceptance.code();
    friends.accept(current.principal(), code == null ? "" : code.strip());
  }

  /** A new code; the old one opens nothing any more. */
  @POST
  @Path("code")
  @Answers(status = 204, problems = "403 leaderboards.not-joined")
  public void newCode() {
    friends.newCode(current.principal());
  }

  /** Ends it for both. */
  @DELETE
  @Answers(status = 204)
  public void part(@QueryParam("friend") @Nullable String friend) {
    if (friend != null && friend.matches("[0-9]{1,9}")) {
      friends.part(current.principal(), Integer.parseInt(friend));
    }
  }
}
