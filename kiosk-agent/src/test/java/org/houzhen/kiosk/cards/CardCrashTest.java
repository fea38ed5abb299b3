package org.houzhen.kiosk.cards;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.houzhen.hardware.CardTerminal;
import org.houzhen.hardware.CardTerminal.Outcome;
import org.houzhen.hardware.CardTerminal.Refusal;
import org.houzhen.kiosk.FakeCardServer;
import org.houzhen.kiosk.cards.BookedTerminal.Manner;
import org.houzhen.kiosk.server.Answer;
import org.houzhen.kiosk.server.CardServer;
import org.houzhen.wire.CardSale;
import org.houzhen.wire.Money;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Ends the agent before and after every call of a payment by card, once and twice, whatever the card terminal does. */
class CardCrashTest {
    private static final String TRADE_NO = "T20260302001";
    private static final Money PRICE = new Money(1200);
    private static final int ROUNDS = 12;
    private static final int ONE_IN = 11;
    private static final boolean LONG = Boolean.getBoolean("houzhen.campaign.long");
    private static final Outcome NOTHING_THERE = new Outcome.Refused(Refusal.NOT_FOUND, "25", "");

    /** What the server thinks of it meanwhile. */
    private enum World {
        WAITS,
        WANTS_IT_BACK_AFTERWARDS,
        WANTS_IT_BACK_BEFORE_IT_IS_SOLD,
        KIOSK_LOSES_ITS_BOOK,
        PEOPLE_HAND_IT_BACK_MEANWHILE
    }

    @Test
    void noCutDoublesASaleOrLeavesOneUnproven() throws InterruptedException {
        int runs = 0;
        List<String> wrong = new ArrayList<>();
        for (Manner manner : Manner.values()) {
            for (World world : World.values()) {
                for (List<Integer> cuts : cuts(new Run(manner, world, List.of(), Defects.NONE).toTheEnd().points)) {
                    Run run = new Run(manner, world, cuts, Defects.NONE).toTheEnd();
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
        int step = LONG ? 1 : ONE_IN;
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
    @Tag("planted")
    void aSilenceThatIsTakenForNoIsFoundOut() throws InterruptedException {
        UnaryOperator<Object> silenceIsNo = answer -> answer instanceof Outcome.Unknown ? NOTHING_THERE : answer;

        found("a silence is taken for no", Defects.atTheTerminal(silenceIsNo));
    }

    @Test
    @Tag("planted")
    void aReversalThatIsRefusedAndTakenForDoneIsFoundOut() throws InterruptedException {
        UnaryOperator<Object> refusedIsDone = answer ->
                answer instanceof Outcome.Refused no && no.reason() == Refusal.SETTLED ? BookedTerminal.done() : answer;

        found("a reversal that is refused is taken for done", Defects.atTheTerminal(refusedIsDone));
    }

    @Test
    @Tag("planted")
    void aSaleThatIsToldBeforeThatIsStoredIsFoundOut() throws InterruptedException {
        UnaryOperator<CardJournal> forgets = real -> proxy(
                CardJournal.class,
                (method, arguments) -> method.getName().equals("sent") ? Boolean.TRUE : method.invoke(real, arguments));

        found("that a sale was told is not stored", new Defects(same -> same, forgets));
    }

    /** The long campaign counts in how many runs with one cut it shows, every build looks until the first. */
    private static void found(String defect, Defects defects) throws InterruptedException {
        int runs = 0;
        int found = 0;
        for (Manner manner : Manner.values()) {
            for (World world : World.values()) {
                int points = new Run(manner, world, List.of(), Defects.NONE).toTheEnd().points;
                for (int cut = 0; cut < points && (found == 0 || LONG); cut++) {
                    Run run = new Run(manner, world, List.of(cut), defects).toTheEnd();
                    found += run.violations().stream().anyMatch(words -> words.startsWith("left with the bank 1"))
                            ? 1
                            : 0;
                    runs++;
                }
            }
        }
        System.out.printf("planted, card: %s: found=%d of %d, left with the bank%n", defect, found, runs);
        assertThat(found).as(defect).isPositive();
    }

    private interface Call {
        Object on(Method method, Object... arguments) throws ReflectiveOperationException;
    }

    private static <T> T proxy(Class<T> kind, Call call) {
        return kind.cast(Proxy.newProxyInstance(
                kind.getClassLoader(), new Class<?>[] {kind}, (proxy, method, arguments) -> {
                    try {
                        return call.on(method, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    /** What a planted defect puts between the desk and those it relies on. */
    private record Defects(UnaryOperator<CardTerminal> terminal, UnaryOperator<CardJournal> journal) {
        static final Defects NONE = new Defects(same -> same, same -> same);

        static Defects atTheTerminal(UnaryOperator<Object> answer) {
            return new Defects(
                    real -> proxy(
                            CardTerminal.class, (method, arguments) -> answer.apply(method.invoke(real, arguments))),
                    same -> same);
        }
    }

    /** One payment by card to its end. */
    private static final class Run {
        private final World world;
        private final Cut cut;
        private final BookedTerminal bank;
        private final CardTerminal terminal;
        private final FakeCardServer server = new FakeCardServer();
        private final CardServer serverAsSeen;
        private final Defects defects;
        private SqliteCardJournal file = new SqliteCardJournal(Path.of(":memory:"));
        private CardDesk desk;
        private long ids;
        private int points;
        private int left;

        Run(Manner manner, World world, List<Integer> cuts, Defects defects) {
            this.defects = defects;
            this.world = world;
            this.cut = new Cut(cuts);
            this.bank = new BookedTerminal(manner);
            this.terminal = cut.watch(CardTerminal.class, defects.terminal().apply(bank));
            this.serverAsSeen = cut.watch(CardServer.class, server);
            start();
        }

        private void start() {
            CardJournal journal = cut.watch(CardJournal.class, defects.journal().apply(file));
            desk = new CardDesk(journal, serverAsSeen, use -> use.with(terminal), () -> new UUID(0, ++ids));
        }

        Run toTheEnd() throws InterruptedException {
            if (world == World.PEOPLE_HAND_IT_BACK_MEANWHILE) {
                soldBeforeItIsAway();
            } else {
                surviving(this::sell);
            }
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

        /** When it is back, days later, people have handed back what was taken, or what they think was. */
        private void soldBeforeItIsAway() throws InterruptedException {
            try {
                sell();
            } catch (Cut.PowerCut e) {
                start();
            }
            if (bank.left() == bank.taken()) { // By the bank's statement.
                server.handBack();
            }
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
            boolean byHand = server.state.equals("HANDED_BACK");
            check(wrong, !byHand || bank.left() == bank.taken(), "given back, and handed back by people");
            check(
                    wrong,
                    byHand || bank.left() == (kept ? 1 : 0),
                    "left with the bank " + bank.left() + " in " + server.state);
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
