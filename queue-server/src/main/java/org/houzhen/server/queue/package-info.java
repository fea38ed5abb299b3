/** Owns the running queues of each waiting area: the commands that change them, and what boards and desks may see. */
@ApplicationModule(allowedDependencies = {"engine", "hospital", "journal", "rules", "screen", "store", "web", "words"})
package org.houzhen.server.queue;

import org.springframework.modulith.ApplicationModule;
