package org.houzhen.kiosk.contract;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.houzhen.kiosk.devices.CardHolder;
import org.houzhen.kiosk.devices.CardReading;
import org.houzhen.kiosk.devices.Part;
import org.houzhen.kiosk.devices.TerminalDevices;
import org.houzhen.wire.MaskedName;
import org.houzhen.wire.MaskedNumber;

/** Reads whichever card comes. XFS4IoT has no interface for Chinese identity cards; what is read leaves here masked. */
final class CardService implements Service {
    private static final String READ = "CnIdCard.Read";
    private static final Duration LOOK = Duration.ofMillis(400);

    private final TerminalDevices devices;
    private final Part part;

    CardService(TerminalDevices devices) {
        this.devices = devices;
        this.part = devices.status().containsKey(Part.ID_CARD) ? Part.ID_CARD : Part.SOCIAL_CARD;
    }

    @Override
    public String name() {
        return "CnIdCard";
    }

    @Override
    public Part part() {
        return part;
    }

    @Override
    public List<String> commands() {
        return List.of(READ);
    }

    @Override
    public Map<String, Object> status() {
        return Map.of();
    }

    @Override
    public Completion run(Work work) throws InterruptedException {
        var told = CardReading.Hint.NONE;
        while (!work.isOver()) {
            CardReading look = devices.readCard(LOOK);
            look.photo().close(); // A trial shows none.
            if (look.holder().isPresent()) {
                return Completion.success(masked(look.holder().get()));
            }
            if (look.hint() == CardReading.Hint.READER_DOWN) {
                return Completion.of(CompletionCode.DEVICE_NOT_READY, "no reader works");
            }
            if (look.hint() != told && look.hint() != CardReading.Hint.NONE) {
                work.event("CnIdCard.HintEvent", Map.of("hint", look.hint().name()));
            }
            told = look.hint();
        }
        return work.unfinished();
    }

    private static Map<String, Object> masked(CardHolder holder) {
        return Map.of(
                "kind", holder.kind().name(),
                "documentType", holder.document().type().name(),
                "maskedName", MaskedName.of(holder.name()).shown(),
                "maskedNumber", MaskedNumber.document(holder.document().number()));
    }
}
