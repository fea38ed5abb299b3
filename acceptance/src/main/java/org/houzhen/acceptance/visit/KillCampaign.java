package org.houzhen.acceptance.visit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.houzhen.acceptance.installation.Accounts;
import org.houzhen.acceptance.installation.Installation;
import org.houzhen.hardware.simulator.ReceiptPrinterSimulator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * {@code ./run campaign kill [--short|--only=WORD|--planted] [SEED]}: visit after visit, in each of which server, agent or both are
 * killed with SIGKILL at named moments and started again. Every visit must reach its end, with nothing twice and nothing
 * lost. {@code --planted} shows that the campaign notices what it is there for.
 */
public final class KillCampaign {
    private static final Logger LOG = LoggerFactory.getLogger(KillCampaign.class);
    private static final String ONLY = "--only=";
    private static final Duration MOMENT_MAX = Duration.ofMinutes(5);

    private final Random random;
    private final Installation floor;
    private final Accounts accounts;
    private final Consumer<Installation> whileDead;
    private int kills;

    private KillCampaign(long seed, Installation floor, Consumer<Installation> whileDead) {
        this.random = new Random(seed);
        this.floor = floor;
        this.accounts = Accounts.of(floor);
        this.whileDead = whileDead;
    }

    public static void main(String[] args) throws Exception {
        List<String> words = List.of(args);
        long seed = words.stream()
                .filter(word -> word.matches("\\d+"))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElse(1);
        boolean ok = words.contains("--planted") ? planted(seed) : honest(seed, visits(words));
        System.exit(ok ? 0 : 1);
    }

    private static List<List<Kill>> visits(List<String> words) {
        return words.stream()
                .filter(word -> word.startsWith(ONLY))
                .findFirst()
                .map(word -> Kill.momentsNamed(word.substring(ONLY.length())))
                .orElseGet(() -> words.contains("--short") ? Kill.fewVisits() : Kill.everyMoment());
    }

    private static boolean honest(long seed, List<List<Kill>> visits) throws IOException, InterruptedException {
        Optional<String> fault;
        int kills;
        Path data = folder();
        try (var floor = start(data)) {
            var campaign = new KillCampaign(seed, floor, dead -> {});
            fault = campaign.run(visits);
            kills = campaign.kills;
        }
        if (fault.isPresent()) {
            System.out.println("seed " + seed + ": " + fault.get() + "; data in " + data);
        } else {
            FileSystemUtils.deleteRecursively(data);
        }
        System.out.printf(
                "kill %s visits=%d kills=%d seed=%d%n", fault.isEmpty() ? "ok" : "failed", visits.size(), kills, seed);
        return fault.isEmpty();
    }

    private static boolean planted(long seed) throws IOException, InterruptedException {
        int caught = 0;
        for (Plant plant : Plant.values()) {
            Optional<String> fault = caught(seed, plant);
            System.out.println(
                    plant + ": " + fault.map(seen -> "caught, " + seen).orElse("MISSED"));
            caught += fault.isPresent() ? 1 : 0;
        }
        System.out.printf("planted %d of %d caught%n", caught, Plant.values().length);
        return caught == Plant.values().length;
    }

    private static Optional<String> caught(long seed, Plant plant) throws IOException, InterruptedException {
        Path data = folder();
        try (var floor = start(data)) {
            plant.before(floor);
            return new KillCampaign(seed, floor, plant::whileDead).run(List.of(List.of(plant.kill())));
        } finally {
            FileSystemUtils.deleteRecursively(data);
        }
    }

    private static Path folder() throws IOException {
        return Files.createTempDirectory("houzhen-kill");
    }

    private static Installation start(Path data) throws IOException, InterruptedException {
        return Installation.start(data, Installation.Ports.free());
    }

    /** The first thing that was wrong, if any. */
    private Optional<String> run(List<List<Kill>> visits) {
        for (int i = 0; i < visits.size(); i++) {
            long began = System.nanoTime();
            floor.devices().receipt().takePaperAway();
            try (var visit = new KilledVisit(floor, accounts, random, billWay(visits.get(i), i))) {
                String seen = walk(visit, visits.get(i));
                long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began);
                System.out.printf("%2d  %s, %d s%n", i + 1, seen, seconds);
            } catch (RuntimeException e) {
                LOG.error("the campaign stopped", e);
                return Optional.of("visit " + (i + 1) + " " + visits.get(i) + ": " + e.getMessage());
            }
        }
        return Optional.empty();
    }

    private static String billWay(List<Kill> planned, int visit) {
        return planned.stream()
                .map(Kill::moment)
                .filter(moment -> moment.goal() == Moment.Goal.BILL_PAID)
                .findFirst()
                .orElse(Moment.BILL_ORDER_STORED)
                .billWay(visit);
    }

    private String walk(KilledVisit visit, List<Kill> planned) {
        for (Moment.Goal goal : Moment.Goal.values()) {
            Optional<Kill> kill = planned.stream()
                    .filter(each -> each.moment().goal() == goal)
                    .findFirst();
            if (kill.isPresent()) {
                visit.prepare(goal);
                reachThrough(visit, kill.get());
            } else if (!goal.isExtra()) {
                visit.reach(goal);
            }
        }
        return visit.account();
    }

    /** The moment may come a little after the goal: a slip lies there before it is proven. */
    private void reachThrough(KilledVisit visit, Kill kill) {
        var over = new AtomicBoolean();
        if (kill.moment().needsSilentPrinter()) {
            floor.devices().receipt().set(ReceiptPrinterSimulator.Faults.NONE.withSilent(true));
        }
        Sight sight = visit.sight(kill.moment().goal());
        CompletableFuture<Void> death = CompletableFuture.runAsync(() -> killWhen(kill, sight, over));
        try {
            visit.reach(kill.moment().goal());
        } catch (RuntimeException e) {
            over.set(true);
            throw e;
        }
        try {
            death.join();
        } catch (CompletionException e) {
            throw new IllegalStateException(kill + " did not come to pass: " + e.getCause(), e);
        }
    }

    private void killWhen(Kill kill, Sight sight, AtomicBoolean over) {
        try (sight) {
            Awaitility.await(kill.moment().name())
                    .pollInSameThread()
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(1))
                    .atMost(MOMENT_MAX)
                    .until(() -> kill.moment().hasCome(sight) || over.get());
            Visit.require(kill.moment().hasCome(sight), "the moment " + kill.moment());
            kill.strike(floor);
            System.out.println("    " + kill + " (found: " + sight.standing() + ")");
        }
        kills++;
        whileDead.accept(floor);
        kill.revive(floor);
    }
}
