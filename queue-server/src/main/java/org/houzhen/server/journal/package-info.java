/**
 * Owns the hash-chained streams of facts and the one thread that writes them: commands that arrive together share one
 * commit, and nothing is answered before it is durable.
 */
@ApplicationModule(allowedDependencies = "store")
package org.houzhen.server.journal;

import org.springframework.modulith.ApplicationModule;
