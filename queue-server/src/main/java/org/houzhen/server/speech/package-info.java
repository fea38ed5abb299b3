/**
 * Says a sentence aloud: spells it, finds how each character is read, surnames included, and has the best voice there is
 * make sound of it. It knows nothing of queues and keeps no sentence.
 */
@ApplicationModule(allowedDependencies = {})
package org.houzhen.server.speech;

import org.springframework.modulith.ApplicationModule;
