package org.houzhen.acceptance.printer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.houzhen.acceptance.printer.Tape.Spot;
import org.houzhen.hardware.simulator.ReceiptPrinterSimulator.Faults;
import org.houzhen.kiosk.printing.PrintJob;
import org.houzhen.kiosk.printing.SlipPrinter;
import org.houzhen.wire.OrderView;

/** One slip, or two where the first is not taken, brought onto paper through faults drawn from a seed. */
final class PrinterRun {
    private static final int INCIDENTS_MAX = 3;
    private static final int OFFERS_MAX = 100;

    private final Station station;
    private final Map<Boolean, Tape> tapes;
    private final Random random;
    private final String number;
    private final List<Incident> incidents = new ArrayList<>();
    private final Queue<Incident> struck = new ConcurrentLinkedQueue<>(); // Filled on the printer's thread.
    private int mendedAfter;
    private boolean mended;

    /** What goes wrong during which offer of the slip. */
    record Incident(Fault fault, Spot spot) {}

    /**
     * What a run came to.
     *
     * @param struck the incidents whose byte was reached
     * @param copies on paper, of all its slips
     */
    record Result(List<Incident> struck, int copies, int unmarked, int lost) {
        boolean isGood() {
            return unmarked == 0 && lost == 0;
        }
    }

    /** @param tapes the bytes of a first copy (false) and of a marked one (true), for where to strike */
    PrinterRun(Station station, Make make, Map<Boolean, Tape> tapes, Random random, String number) {
        this.station = station;
        this.tapes = tapes;
        this.random = random;
        this.number = number;
        List<Fault> faults = Stream.of(Fault.values())
                .filter(fault -> make.hasMouth() || !fault.needsMouth())
                .toList();
        List<Spot> spots =
                Stream.of(Spot.values()).filter(tapes.get(false)::has).toList();
        int count = 1 + random.nextInt(INCIDENTS_MAX);
        for (int i = 0; i < count; i++) {
            incidents.add(new Incident(any(faults), any(spots)));
        }
        this.mendedAfter = random.nextInt(3);
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    Result play() {
        station.printer().takePaperAway();
        station.hospital().forgetAll();
        List<OrderView> orders = new ArrayList<>();
        if (incidents.get(0).fault() == Fault.NOT_TAKEN) { // Another patient's slip hangs in the mouth.
            orders.add(station.hospital().owe(number + "B"));
            offer(orders.get(0));
        }
        orders.add(station.hospital().owe(number + "A"));
        bring(orders.get(orders.size() - 1));
        offer(orders.get(0)); // Somebody asks once more for what is out already.
        return judged(orders);
    }

    private Result judged(List<OrderView> orders) {
        var judge = new PaperJudge(station.printer().paper());
        int copies = 0;
        int unmarked = 0;
        int lost = 0;
        for (OrderView order : orders) {
            String ofOne = order.slip().headline();
            copies += judge.copies(ofOne);
            unmarked += judge.verdict(ofOne).unmarked();
            lost += judge.verdict(ofOne).lost() ? 1 : 0;
        }
        return new Result(List.copyOf(struck), copies, unmarked, lost);
    }

    /** As the agent does it: offered as long as the server lists the order, then by the technician. */
    private void bring(OrderView order) {
        for (int offer = 0; offer < OFFERS_MAX && station.hospital().stillLists(order); offer++) {
            arm(order, offer);
            offer(order);
            afterwards(offer);
        }
        mend();
        for (int wish = 0; wish < OFFERS_MAX && byHand(order); wish++) {
            patientTakesTheSlip();
        }
    }

    private void arm(OrderView order, int offer) {
        station.recover();
        if (offer < incidents.size()) {
            Incident incident = incidents.get(offer);
            mended = false;
            int offset = tapes.get(isReprint(order)).offset(incident.spot(), random);
            station.printer().afterBytes(offset, () -> {
                struck.add(incident);
                incident.fault().strike(station);
            });
        }
    }

    private boolean isReprint(OrderView order) {
        return station.desk().open().stream()
                .filter(job -> job.id().equals(order.slip().id()))
                .anyMatch(PrintJob::isReprint);
    }

    private void offer(OrderView order) {
        station.recover();
        station.agentDoes(() -> station.desk().deliver(order).state(), SlipPrinter.State.UNCERTAIN);
    }

    /** Somebody comes and mends it, at once or only after further offers. */
    private void afterwards(int offer) {
        boolean waiting = offer < incidents.size() && incidents.get(offer).fault() == Fault.NOT_TAKEN;
        if (mendedAfter-- <= 0) {
            mendedAfter = random.nextInt(2);
            mend();
        } else if (!waiting) {
            patientTakesTheSlip();
        }
    }

    private void mend() {
        if (!mended) {
            station.printer().set(Faults.NONE);
            mended = true;
        }
        patientTakesTheSlip();
    }

    private void patientTakesTheSlip() {
        station.printer().takeSlip();
    }

    /** True if there was something to hand out. */
    private boolean byHand(OrderView order) {
        station.recover();
        Optional<PrintJob> unproven = station.desk().unproven().stream()
                .filter(job -> job.id().equals(order.slip().id()))
                .findFirst();
        unproven.ifPresent(job -> station.agentDoes(() -> station.desk().byHand(job), Optional.empty()));
        return unproven.isPresent();
    }
}
