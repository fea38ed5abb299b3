package org.houzhen.acceptance.printer;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import org.houzhen.acceptance.printer.Tape.Spot;
import org.houzhen.kiosk.printing.PrintJob;
import org.houzhen.wire.OrderView;

/** One station of every make, and the runs that fall to it. */
final class Worker implements AutoCloseable {
    private static final long SPREAD = 1_000_003;

    private final Map<Make, Station> stations = new EnumMap<>(Make.class);
    private final Map<Make, Map<Boolean, Tape>> tapes = new EnumMap<>(Make.class);

    Worker(Path folder, Plant plant) throws InterruptedException, ExecutionException {
        for (Make make : Make.values()) {
            var clean = new Station(folder, make, Plant.NONE, Station.Tempo.METAL);
            tapes.put(make, record(clean, make));
            clean.close();
            stations.put(make, new Station(folder, make, plant, Station.Tempo.LOOPBACK));
        }
    }

    /** Prints one slip and one marked copy with nothing wrong, to learn what lies where. */
    private static Map<Boolean, Tape> record(Station station, Make make) {
        station.recover();
        station.printer().rewindTape();
        OrderView order = station.hospital().owe("A999999A");
        station.agentDoes(() -> station.desk().deliver(order), null);
        Tape first = new Tape(station.printer().tape());
        station.printer().takeSlip();
        station.printer().rewindTape();
        var job = new PrintJob(
                order.slip().id(),
                PrintJob.Kind.ORDER_SLIP,
                order.tradeNo(),
                PrintJob.State.CONFIRMED,
                1,
                1,
                true,
                java.time.Instant.EPOCH);
        station.agentDoes(() -> station.desk().byHand(job), null);
        Tape marked = new Tape(station.printer().tape());
        if (!first.has(Spot.IN_PICTURE)) {
            throw new IllegalStateException("no slip of " + make
                    + " has a picture: install a font with Chinese characters, such as fonts-noto-cjk");
        }
        return Map.of(false, first, true, marked);
    }

    PrinterRun.Result run(long seed, int index) {
        var random = new Random(seed * SPREAD + index);
        Make make = Make.values()[random.nextInt(Make.values().length)];
        String number = String.format("A%06d", index);
        return new PrinterRun(stations.get(make), make, tapes.get(make), random, number).play();
    }

    @Override
    public void close() {
        for (Station station : stations.values()) {
            station.close();
        }
    }
}
