package org.houzhen.server.follow;

import java.util.List;
import java.util.Optional;
import org.houzhen.wire.OrderView;

/** Business of another module that terminals follow under a number as they follow their orders. */
public interface FollowedOrders {
    Optional<OrderView> find(String terminal, String number);

    /** Those that are not over, or whose slip is not reported as printed. */
    List<OrderView> unsettled(String terminal);

    void slipPrinted(String number);
}
