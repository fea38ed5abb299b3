package org.houzhen.acceptance.visit;

import java.nio.file.Files;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.houzhen.acceptance.installation.Accounts;
import org.houzhen.acceptance.installation.Child;
import org.houzhen.acceptance.installation.Installation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code ./run campaign kill [--short] [SEED]}: visit after visit, in each of which the server or the agent is killed with
 * SIGKILL at some moment of some errand and started again. Every visit must reach its end, with nothing twice.
 */
public final class KillCampaign {
    private static final Logger LOG = LoggerFactory.getLogger(KillCampaign.class);
    private static final int RUNS = 40;
    private static final int RUNS_SHORT = 4;
    private static final int GOALS = 6;
    private static final int MOMENT_MAX_MILLIS = 2_500;

    private final Random random;
    private final Installation floor;

    private KillCampaign(long seed, Installation floor) {
        this.random = new Random(seed);
        this.floor = floor;
    }

    public static void main(String[] args) throws Exception {
        List<String> words = List.of(args);
        int runs = words.contains("--short") ? RUNS_SHORT : RUNS;
        long seed = words.stream()
                .filter(word -> word.matches("\\d+"))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElse(1);
        boolean ok = false;
        try (var floor = Installation.start(Files.createTempDirectory("houzhen-kill"), Installation.Ports.free())) {
            ok = new KillCampaign(seed, floor).run(runs);
        } catch (RuntimeException e) {
            LOG.error("the campaign stopped", e);
            System.out.println("seed " + seed + ": " + e.getMessage());
        }
        System.out.printf("kill %s runs=%d seed=%d%n", ok ? "ok" : "failed", runs, seed);
        System.exit(ok ? 0 : 1);
    }

    private boolean run(int runs) {
        Accounts accounts = Accounts.of(floor);
        for (int i = 0; i < runs; i++) {
            boolean killsServer = i % 2 == 0;
            int goal = runs <= GOALS ? i * GOALS / runs : i / 2 % GOALS;
            int moment = random.nextInt(MOMENT_MAX_MILLIS);
            floor.devices().receipt().takePaperAway();
            try (var visit = new KilledVisit(floor, accounts, random)) {
                long began = System.nanoTime();
                String seen = walk(visit, killsServer ? floor.server() : floor.agent(), goal, moment);
                System.out.printf(
                        "%2d  %-6s killed %4d ms into errand %d: %s, %d s%n",
                        i + 1,
                        killsServer ? "server" : "agent",
                        moment,
                        goal + 1,
                        seen,
                        TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began));
            }
        }
        return true;
    }

    private static String walk(KilledVisit visit, Child victim, int goal, int moment) {
        List<Runnable> goals = visit.goals();
        for (int i = 0; i < goals.size(); i++) {
            CompletableFuture<Void> kill = i == goal
                    ? CompletableFuture.runAsync(
                            () -> {
                                victim.kill();
                                victim.start();
                                victim.awaitReady();
                            },
                            CompletableFuture.delayedExecutor(moment, TimeUnit.MILLISECONDS))
                    : CompletableFuture.completedFuture(null);
            goals.get(i).run();
            kill.join();
        }
        return visit.account();
    }
}
