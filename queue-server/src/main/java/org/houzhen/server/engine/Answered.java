package org.houzhen.server.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** What was answered to each command of an area that was done, so that it is done once. */
final class Answered {
    private final Map<UUID, Given> given = new HashMap<>();

    /** What a command was answered, and what it asked; journals of earlier versions do not tell the latter. */
    private record Given(long asked, List<AreaEvent> facts) {
        Given and(Given more) {
            return new Given(
                    asked, Stream.concat(facts.stream(), more.facts.stream()).toList());
        }

        Answer to(long again) {
            return asked == Cause.NOT_KEPT || asked == again
                    ? Answer.repeated(facts)
                    : Answer.refused(Refusal.IDEMPOTENCY_KEY_REUSED);
        }
    }

    void keep(AreaEvent fact, Cause cause) {
        given.merge(cause.command(), new Given(cause.asked(), List.of(fact)), Given::and);
    }

    /** Present once something was done under its id: the same answer, or that it is another command. */
    Optional<Answer> again(Command command, WaitingArea area) {
        return Optional.ofNullable(given.get(command.cause().command()))
                .map(earlier -> earlier.to(command.asked(area)));
    }

    List<AreaEvent> facts(UUID command) {
        return given.get(command).facts();
    }
}
