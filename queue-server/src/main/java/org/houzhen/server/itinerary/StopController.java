package org.houzhen.server.itinerary;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.houzhen.server.engine.Gate;
import org.houzhen.server.hospital.Bill;
import org.houzhen.server.hospital.Billing;
import org.houzhen.server.hospital.CallContext;
import org.houzhen.server.hospital.StationOrder;
import org.houzhen.server.hospital.Stations;
import org.houzhen.server.queue.StopOffice;
import org.houzhen.server.staff.StaffPrincipal;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a window, a device or the pharmacy has to do for each of its tickets. */
@RestController
@RequestMapping("/api/desk/areas/{area}")
class StopController {
    private static final int DONE_SHOWN = 4;
    private static final Set<String> AT_THE_WINDOW = Set.of("CALLED", "SERVING");

    private final StopOffice office;
    private final Stations stations;
    private final Billing billing;
    private final Guide guide;
    private final Clock clock;

    StopController(StopOffice office, Stations stations, Billing billing, Guide guide, Clock clock) {
        this.office = office;
        this.stations = stations;
        this.billing = billing;
        this.guide = guide;
        this.clock = clock;
    }

    /**
     * One ticket's work.
     *
     * @param gates what must still be confirmed
     * @param paidOn the day of payment, if it was an earlier one; else absent
     * @param ready when medicine can be given out at the earliest; absent where nothing is prepared
     * @param readiness what the patient had to be ready for, confirmed or not
     * @param next where the patient goes afterwards; only for who is done
     */
    record Task(
            String number,
            String state,
            String queue,
            List<Item> items,
            Set<Gate> gates,
            Set<StationOrder.Readiness> readiness,
            LocalDate paidOn,
            Instant ready,
            Instant since,
            List<Stop> next) {}

    /**
     * One thing to do.
     *
     * @param sampleNo what the label says
     */
    record Item(String name, int quantity, String unit, String advice, String sampleNo, String tube) {}

    @GetMapping("/stops")
    List<Task> stops(@AuthenticationPrincipal StaffPrincipal staff, @PathVariable String area) {
        CallContext context = CallContext.desk("stops", staff.staffId(), clock.instant());
        return office.inArea(area, DONE_SHOWN).stream()
                .flatMap(held -> held.id().isErrand() ? Stream.of(errand(context, held)) : order(context, held))
                .toList();
    }

    private Stream<Task> order(CallContext context, StopOffice.Held held) {
        return stations.find(context, held.id().receiptNo(), held.id().station()).stream()
                .map(order -> task(held, order));
    }

    /** What the patient at a window of the cashier owes; of who is not there yet nobody needs to know. */
    private Task errand(CallContext context, StopOffice.Held held) {
        List<Item> owed = AT_THE_WINDOW.contains(held.state())
                ? billing.unpaid(context, held.patient()).stream()
                        .map(StopController::owed)
                        .toList()
                : List.of();
        return new Task(
                held.ticket(),
                held.state(),
                held.queue(),
                owed,
                Set.of(),
                Set.of(),
                null,
                null,
                held.since(),
                held.open() ? List.of() : guide.next(held.patient()));
    }

    private static Item owed(Bill bill) {
        String items = Stop.about(bill.lines().stream().map(Bill.Line::item).toList());
        return new Item(bill.department() + "：" + items, 1, "", bill.total().yuan() + " 元", "", "");
    }

    private LocalDate earlierDay(StationOrder order) {
        return Optional.ofNullable(order.paidAt())
                .map(paid -> LocalDate.ofInstant(paid, clock.getZone()))
                .filter(day -> day.isBefore(LocalDate.now(clock)))
                .orElse(null);
    }

    private Task task(StopOffice.Held held, StationOrder order) {
        return new Task(
                held.ticket(),
                held.state(),
                held.queue(),
                order.lines().stream()
                        .sorted(Comparator.comparing(StationOrder.Line::tube).thenComparing(StationOrder.Line::code))
                        .map(line -> new Item(
                                line.name(), line.quantity(), line.unit(), line.advice(), line.sampleNo(), line.tube()))
                        .toList(),
                held.gates(),
                order.ready(),
                earlierDay(order),
                order.takes().isZero()
                        ? null
                        : Optional.ofNullable(order.paidAt())
                                .map(paid -> paid.plus(order.takes()))
                                .orElse(null),
                held.since(),
                held.open() ? List.of() : guide.next(held.patient()));
    }
}
