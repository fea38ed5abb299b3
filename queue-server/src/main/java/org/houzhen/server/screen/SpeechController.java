package org.houzhen.server.screen;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.houzhen.server.speech.SentenceReader;
import org.houzhen.server.speech.Spoken;
import org.houzhen.server.speech.Voices;
import org.houzhen.server.web.Often;
import org.houzhen.server.web.ProblemException;
import org.houzhen.server.web.Proxies;
import org.houzhen.wire.Board;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * The sound of what a screen shows, for screens whose browser has no Chinese voice. For whoever may be shown the
 * screen, and only what stands on its board at this moment.
 */
@RestController
class SpeechController {
    private static final Duration KEPT = Duration.ofMinutes(5);
    /** Sounds made in a minute for one paired machine, or for all others of one address. */
    private static final int MADE_MAX = 120;

    private final Viewers viewers;
    private final BoardSource boards;
    private final SentenceReader reader;
    private final Voices voices;
    private final Often made;

    SpeechController(Viewers viewers, BoardSource boards, SentenceReader reader, Voices voices, Clock clock) {
        this.viewers = viewers;
        this.boards = boards;
        this.reader = reader;
        this.voices = voices;
        this.made = new Often(clock, Duration.ofMinutes(1), MADE_MAX);
    }

    /** A WAV file of an open call, or of an invitation to a door, by its id. */
    @GetMapping("/screen/{screen}/speech/{id}")
    ResponseEntity<byte[]> speech(@PathVariable String screen, @PathVariable String id, ServerHttpRequest request) {
        Screen known = viewers.screen(screen).orElseThrow(SpeechController::ended);
        Viewer viewer = viewers.of(known, asked(request))
                .orElseThrow(() -> new ProblemException("SCREEN_NOT_PAIRED", "这台机器还没有与屏幕配对。", 401));
        Spoken sentence = sentence(boards.current(known.area()), id).findFirst().orElseThrow(SpeechController::ended);
        byte[] sound = sound(sentence, viewer).orElseThrow(() -> new ProblemException("NO_VOICE", "服务器没有可用的语音。", 404));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("audio/wav"))
                .cacheControl(CacheControl.maxAge(KEPT).cachePrivate())
                .body(sound);
    }

    private static ProblemException ended() {
        return new ProblemException("CALL_NOT_FOUND", "该呼叫已结束。", 404);
    }

    private static Asked asked(ServerHttpRequest request) {
        HttpHeaders headers = request.getHeaders();
        return new Asked(
                Proxies.addressOf(request),
                headers.getOrEmpty(HttpHeaders.COOKIE),
                Objects.requireNonNullElse(headers.getFirst(HttpHeaders.AUTHORIZATION), ""),
                headers.containsHeader("X-Forwarded-For"));
    }

    /** What was made for another screen is given to as many as ask. */
    private Optional<byte[]> sound(Spoken sentence, Viewer viewer) {
        Optional<byte[]> kept = voices.kept(sentence);
        if (kept.isEmpty() && !made.allows(viewer.holder())) {
            throw new ProblemException("TOO_OFTEN", "请求太频繁，请一分钟后再试。", 429);
        }
        return kept.or(() -> voices.say(sentence));
    }

    private Stream<Spoken> sentence(Board board, String id) {
        return Stream.concat(
                board.calls().stream()
                        .filter(call -> call.id().equals(id))
                        .map(call -> reader.read(call.speech(), call.name().aloud())),
                board.invited().stream()
                        .filter(invited -> invited.id().equals(id))
                        .map(invited ->
                                reader.read(invited.speech(), invited.name().aloud())));
    }
}
