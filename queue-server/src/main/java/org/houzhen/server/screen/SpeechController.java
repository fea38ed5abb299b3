package org.houzhen.server.screen;

import java.time.Duration;
import java.util.stream.Stream;
import org.houzhen.server.speech.SentenceReader;
import org.houzhen.server.speech.Spoken;
import org.houzhen.server.speech.Voices;
import org.houzhen.server.web.ProblemException;
import org.houzhen.wire.Board;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * The sound of what a screen shows, for screens whose browser has no Chinese voice. As public as the screen: only what
 * stands on its board at this moment is said.
 */
@RestController
class SpeechController {
    private static final Duration KEPT = Duration.ofMinutes(5);

    private final ScreenList screens;
    private final BoardSource boards;
    private final SentenceReader reader;
    private final Voices voices;

    SpeechController(ScreenList screens, BoardSource boards, SentenceReader reader, Voices voices) {
        this.screens = screens;
        this.boards = boards;
        this.reader = reader;
        this.voices = voices;
    }

    /** A WAV file of an open call, or of an invitation to a door, by its id. */
    @GetMapping("/screen/{screen}/speech/{id}")
    ResponseEntity<byte[]> speech(@PathVariable String screen, @PathVariable String id) {
        Spoken sentence = screens.find(screen).map(known -> boards.current(known.area())).stream()
                .flatMap(board -> sentence(board, id))
                .findFirst()
                .orElseThrow(() -> new ProblemException("CALL_NOT_FOUND", "该呼叫已结束。", 404));
        byte[] sound = voices.say(sentence).orElseThrow(() -> new ProblemException("NO_VOICE", "服务器没有可用的语音。", 404));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("audio/wav"))
                .cacheControl(CacheControl.maxAge(KEPT).cachePrivate())
                .body(sound);
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
