package org.houzhen.server.payment;

import java.util.EnumSet;
import java.util.Set;
import org.houzhen.server.channel.Way;

/** What the patient of a run does, and when, as the story has it. Remembers nothing but what is planned. */
final class Patient {
    private static final Set<Stage> READING = EnumSet.of(Stage.OPENED, Stage.QUOTING, Stage.QUOTED);

    private final Run run;
    private final Story story;
    private final FakeChannel channel;

    Patient(Run run, Story story, FakeChannel channel) {
        this.run = run;
        this.story = story;
        this.channel = channel;
    }

    Means means() {
        return story.byCard() ? new Means(Way.CARD, "FAKE") : story.byCode() ? new Means(Way.CODE, "") : Means.ANY;
    }

    void act() {
        othersAct();
        if (story.insured()) {
            read();
            return;
        }
        if (story.byCard()) {
            showCard();
            return;
        }
        if (story.byCode() && story != Story.SHOWS_NO_CODE) {
            show();
            return;
        }
        switch (story) {
            case PAYS_AND_CHANNEL_TELLS -> payAndTell();
            case CANCELS -> run.kiosk().at(Cashier::cancel);
            case PAYS_FROM_A_PHOTO_AFTER_CANCELLING -> {
                run.plan(12, "pay and tell", this::payAndTell);
                run.kiosk().at(Cashier::cancel);
            }
            default -> {
                if (story.paysAtOnce()) {
                    channel.pay();
                }
            }
        }
    }

    /** The patient reads who pays how much, as soon as the terminal shows it, and answers for as long as it does. */
    private void read() {
        if (!run.order().stage().open() || story == Story.INSURED_AND_LEAVES) {
            return;
        }
        boolean reads = READING.contains(run.order().stage());
        run.plan(2, reads ? "read" : "pay the rest", reads ? this::read : this::paysTheRest);
        if (run.order().stage() == Stage.QUOTED) {
            answer();
        }
    }

    private void answer() {
        if (story == Story.INSURED_AND_DECLINES) {
            run.kiosk().at(Cashier::cancel);
        } else {
            run.kiosk().at((cashier, tradeNo) -> cashier.agree(tradeNo, means()));
        }
    }

    private void paysTheRest() {
        Stage stage = run.order().stage();
        boolean waits = stage == Stage.HELD || stage == Stage.PAYING;
        if (!waits || story == Story.INSURED_AND_NEVER_PAYS) {
            return;
        }
        if (story == Story.INSURED_AND_SPENDS_ELSEWHERE) {
            run.insurer().spends();
        }
        run.plan(2, "pay the rest", this::paysTheRest);
        if (story == Story.INSURED_AND_CANCELS_LATER) {
            run.plan(12, "pay and tell", this::payAndTell); // From a photo of the code.
            run.kiosk().at(Cashier::cancel);
        } else if (story.byCard()) {
            run.kiosk().at(Cashier::showCard);
        } else if (story.byCode()) {
            run.kiosk().at((cashier, tradeNo) -> cashier.showCode(tradeNo, FakeChannel.PAYMENT_CODE));
        } else {
            channel.pay();
        }
    }

    private void othersAct() {
        if (story.slotIsGone()) {
            run.hospital().sellToAnother();
        }
        if (story.givenBackElsewhere()) {
            run.plan(600, "given back elsewhere", this::givenBackElsewhere);
        }
    }

    /** Whoever gives it back sees no number on the patient's phone. */
    private void givenBackElsewhere() {
        if (run.hospital().isAway()) {
            channel.giveBackElsewhere();
        }
    }

    private void payAndTell() {
        if (channel.pay()) {
            run.tell(channel.trade(run.tradeNo().orElseThrow()));
        }
    }

    /** The patient shows the code for as long as the terminal asks for it. */
    private void show() {
        if (!run.order().stage().open()) {
            return;
        }
        boolean asked = run.order().awaitsCode() || run.order().stage() == Stage.OPENED;
        run.plan(2, asked ? "show" : "afterwards", asked ? this::show : this::afterwards);
        run.kiosk().at((cashier, tradeNo) -> cashier.showCode(tradeNo, FakeChannel.PAYMENT_CODE));
    }

    /** The terminal asks for as long as the order waits for it; it is let once. */
    private void showCard() {
        if (!run.order().stage().open()) {
            return;
        }
        boolean waits = run.order().awaitsCard() || run.order().stage() == Stage.OPENED;
        run.plan(2, waits ? "show card" : "nothing", waits ? this::showCard : () -> {});
        run.kiosk().at(Cashier::showCard);
        if (story == Story.CARD_AND_CANCELS && run.order().stage() == Stage.PAYING) {
            run.kiosk().at(Cashier::cancel);
        }
    }

    private void afterwards() {
        switch (story) {
            case SHOWS_CODE_AND_AGREES -> run.plan(18, "pay", channel::pay);
            case SHOWS_CODE_AND_AGREES_AND_CHANNEL_TELLS -> run.plan(18, "pay and tell", this::payAndTell);
            case SHOWS_CODE_AND_CANCELS -> {
                run.plan(10, "pay", channel::pay); // And agrees all the same, before it can be reversed.
                run.kiosk().at(Cashier::cancel);
            }
            default -> {}
        }
    }
}
