package org.houzhen.kiosk.pay;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.houzhen.kiosk.devices.Part;
import org.houzhen.kiosk.orders.Opening;
import org.houzhen.kiosk.page.Action;
import org.houzhen.kiosk.page.View;
import org.houzhen.kiosk.server.Answer;
import org.houzhen.kiosk.session.KioskSession;
import org.houzhen.kiosk.session.LoadedStep;
import org.houzhen.kiosk.session.Terminal;
import org.houzhen.wire.Money;
import org.houzhen.wire.PayBy;

/** How to pay? Asked each time; where there is no choice it is not asked at all. */
final class PayWayStep extends LoadedStep<List<PayBy>> {
    private final Money amount;
    private final Function<PayBy, Callable<Opening>> begin;

    /**
     * @param amount what it will cost
     * @param begin how the order is opened once the way is known; null for the only one there is
     */
    PayWayStep(KioskSession session, Money amount, Function<PayBy, Callable<Opening>> begin) {
        super(session);
        this.amount = amount;
        this.begin = begin;
    }

    @Override
    protected Answer<List<PayBy>> fetch() {
        return terminal.server().payWays();
    }

    @Override
    protected void arrived(List<PayBy> ways) {
        List<PayBy> open = open(ways);
        if (open.size() <= 1) {
            PayBy only = open.isEmpty() ? null : open.get(0);
            replace(new OrderingStep(session, begin.apply(only)));
        }
    }

    private List<PayBy> open(List<PayBy> ways) {
        return open(ways, terminal);
    }

    /** A payment code needs a scanner that works; a card, a card terminal that does, and of which all is known. */
    static List<PayBy> open(List<PayBy> ways, Terminal terminal) {
        return ways.stream().filter(way -> isOpen(way, terminal)).toList();
    }

    private static boolean isOpen(PayBy way, Terminal terminal) {
        return switch (way.way()) {
            case "CODE" -> terminal.devices().usable(Part.SCANNER);
            case "CARD" ->
                terminal.devices().online(Part.CARD_TERMINAL)
                        && terminal.cards().isReady();
            default -> true;
        };
    }

    @Override
    protected View show(List<PayBy> ways) {
        return new View.PayWays(amount, open(ways));
    }

    @Override
    protected void press(Action action, List<PayBy> ways) {
        if (action.is(Action.CHOOSE)) {
            open(ways).stream()
                    .filter(way -> name(way).equals(action.value()))
                    .findFirst()
                    .ifPresent(way -> go(new OrderingStep(session, begin.apply(way))));
        }
    }

    static String name(PayBy way) {
        return way.channel() == null ? way.way() : way.way() + "-" + way.channel();
    }

    @Override
    protected boolean isBeforeMoney() {
        return true;
    }
}
