package org.houzhen.kiosk.cards;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.houzhen.hardware.CardTerminal;
import org.houzhen.kiosk.FakeCardServer;
import org.houzhen.kiosk.cards.BookedTerminal.Manner;
import org.houzhen.kiosk.server.Answer;
import org.houzhen.kiosk.server.CardServer;
import org.houzhen.wire.CardSale;
import org.houzhen.wire.Money;
import org.junit.jupiter.api.Test;

/** Ends the agent before and after every call of a payment by card, once and twice, whatever the card terminal does. */
class CardCrashTest {
    private static final String TRADE_NO = "T20260302001";
    private static final Money PRICE = new Money(1200);
    private static final int ROUNDS = 12;
    private static final int ONE_IN = 11;

    /** What the server thinks of it meanwhile. */
    private enum World {
        WAITS,
        WANTS_IT_BACK_AFTERWARDS,
        WANTS_IT_BACK_BEFORE_IT_IS_SOLD,
        KIOSK_LOSES_ITS_BOOK
    }

    @Test
    void noCutDoublesASaleOrLeavesOneUnproven() throws InterruptedException {
        int runs = 0;
        List<String> wrong = new ArrayList<>();
        for (Manner manner : Manner.values()) {
            for (World world : World.values()) {
                for (List<Integer> cuts : cuts(new Run(manner, world, List.of(), same -> same).toTheEnd().points)) {
                    Run run = new Run(manner, world, cuts, same -> same).toTheEnd();
                    run.violations()
                            .forEach(violation -> wrong.add(manner + " " + world + " " + cuts + ": " + violation));
                    runs++;
                }
            }
        }
        System.out.printf("card crashes: runs=%d violations=%d%n", runs, wrong.size());
        assertThat(wrong).isEmpty();
        assertThat(runs).isGreaterThan(1_000);
    }

    /** Every single cut, and of the pairs the long campaign all, every build one in eleven. */
    private static List<List<Integer>> cuts(int points) {
        int step = Boolean.getBoolean("houzhen.campaign.long") ? 1 : ONE_IN;
        int turn = (int) (System.nanoTime() % step);
        List<List<Integer>> cuts = new ArrayList<>(List.of(List.of()));
        for (int first = 0; first < points; first++) {
            cuts.add(List.of(first));
            for (int second = 0; second < points; second++) {
                if (turn++ % step == 0) {
                    cuts.add(List.of(first, second));
                }
            }
        }
        return cuts;
    }

    @Test
    void aSilenceThatIsTakenForNoIsFoundOut() throws InterruptedException {
        UnaryOperator<CardTerminal> silenceIsNo = real -> (CardTerminal) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {CardTerminal.class}, (proxy, method, arguments) -> {
                    Object answer = method.invoke(real, arguments);
                    return answer instanceof CardTerminal.Outcome.Unknown
                            ? new CardTerminal.Outcome.Refused(CardTerminal.Refusal.NOT_FOUND, "25", "")
                            : answer;
                });

        Run run = new Run(Manner.TAKES_AND_IS_SILENT_FOR_LONG, World.WAITS, List.of(), silenceIsNo).toTheEnd();

        assertThat(run.violations()).contains("left with the bank 1 in NOT_TAKEN");
    }

    /** One payment by card to its end. */
    private static final class Run {
        private final World world;
        private final Cut cut;
        private final BookedTerminal bank;
        private final CardTerminal terminal;
        private final FakeCardServer server = new FakeCardServer();
        private final CardServer serverAsSeen;
        private SqliteCardJournal file = new SqliteCardJournal(Path.of(":memory:"));
        private CardDesk desk;
        private long ids;
        private int points;
        private int left;

        Run(Manner manner, World world, List<Integer> cuts, UnaryOperator<CardTerminal> defect) {
            this.world = world;
            this.cut = new Cut(cuts);
            this.bank = new BookedTerminal(manner);
            this.terminal = cut.watch(CardTerminal.class, defect.apply(bank));
            this.serverAsSeen = cut.watch(CardServer.class, server);
            start();
        }

        private void start() {
            CardJournal journal = cut.watch(CardJournal.class, file);
            desk = new CardDesk(journal, serverAsSeen, use -> use.with(terminal), () -> new UUID(0, ++ids));
        }

        Run toTheEnd() throws InterruptedException {
            surviving(this::sell);
            if (world == World.KIOSK_LOSES_ITS_BOOK) {
                file.close();
                file = new SqliteCardJournal(Path.of(":memory:"));
                start();
                surviving(this::sell);
            }
            rounds();
            if (world != World.WAITS || !server.state.equals("TAKEN")) {
                server.wantBack(); // In the end the patient's time is over.
                rounds();
            }
            points = cut.points();
            file.close();
            return this;
        }

        private void rounds() throws InterruptedException {
            left = 1;
            for (int i = 0; i < ROUNDS && left > 0; i++) {
                surviving(() -> left = desk.settle());
            }
        }

        private void sell() throws InterruptedException {
            Answer<CardSale> answer = desk.ask(TRADE_NO, PRICE);
            if (world == World.WANTS_IT_BACK_BEFORE_IT_IS_SOLD) {
                server.wantBack();
            }
            if (answer instanceof Answer.Done<CardSale> let
                    && let.value().state().equals("ALLOWED")) {
                desk.sell(TRADE_NO);
            } else {
                desk.giveUp(TRADE_NO);
            }
        }

        private interface Part {
            void act() throws InterruptedException;
        }

        /** After a cut the patient is gone: nothing is sold again, and all is settled. */
        private void surviving(Part part) throws InterruptedException {
            Part now = part;
            while (true) {
                try {
                    now.act();
                    return;
                } catch (Cut.PowerCut e) {
                    start();
                    now = () -> desk.settle();
                }
            }
        }

        List<String> violations() {
            List<String> wrong = new ArrayList<>();
            check(wrong, bank.sales() <= 1, "told to the card terminal " + bank.sales() + " times");
            check(wrong, bank.taken() <= 1, "taken " + bank.taken() + " times");
            check(wrong, bank.left() >= 0, "given back more than taken");
            boolean kept = server.state.equals("TAKEN") && !server.wantedBack || server.state.equals("STUCK");
            check(wrong, bank.left() == (kept ? 1 : 0), "left with the bank " + bank.left() + " in " + server.state);
            check(wrong, !server.state.equals("ALLOWED") && !server.state.equals("ASKED"), "never proven");
            check(wrong, desk == null || !server.wantedBack || !server.state.equals("TAKEN"), "wanted back and left");
            return wrong;
        }

        private static void check(List<String> wrong, boolean holds, String otherwise) {
            if (!holds) {
                wrong.add(otherwise);
            }
        }
    }
}
