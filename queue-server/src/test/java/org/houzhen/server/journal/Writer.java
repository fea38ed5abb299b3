package org.houzhen.server.journal;

import java.util.List;
import org.houzhen.server.store.Store;

/** A process that writes as fast as it can and prints each word once it is acknowledged, until somebody kills it. */
final class Writer {
    private Writer() {}

    public static void main(String[] args) {
        Store store = Store.open("journal", args[0]);
        var scribe = new Scribe<List<String>, String>(
                new JdbcJournal(store), new Tally(), (stream, state, position) -> () -> {});
        var stream = new StreamName("area/A/2026-11-22");
        for (int caller = 0; caller < 8; caller++) {
            String name = args[1] + "-" + caller;
            new Thread(() -> writeForEver(scribe, stream, name)).start();
        }
    }

    private static void writeForEver(Scribe<List<String>, String> scribe, StreamName stream, String name) {
        for (int i = 0; ; i++) {
            String word = name + "-" + i;
            scribe.submit(draft -> {
                        draft.append(stream, word);
                        return word;
                    })
                    .join();
            synchronized (System.out) {
                System.out.println(word);
                System.out.flush();
            }
        }
    }
}
