package org.houzhen.server.refund;

import java.util.List;
import java.util.Optional;
import org.houzhen.server.channel.RefundNo;
import org.houzhen.server.follow.FollowedOrders;
import org.houzhen.wire.OrderView;

/** Refunds as the terminal that asked for them follows them; to any other terminal they do not exist. */
record FollowedRefunds(RefundDesk desk) implements FollowedOrders {
    static String asker(String terminal) {
        return "terminal:" + terminal;
    }

    @Override
    public Optional<OrderView> find(String terminal, String number) {
        return desk.find(new RefundNo(number))
                .filter(refund -> refund.origin().by().equals(asker(terminal)))
                .map(RefundViews::of);
    }

    @Override
    public List<OrderView> unsettled(String terminal) {
        return desk.unsettled(asker(terminal)).stream().map(RefundViews::of).toList();
    }

    @Override
    public void slipPrinted(String number) {
        desk.slipPrinted(new RefundNo(number));
    }
}
