/** Judges what a hospital's queues wrote into the journal and told people, by RULES and by nothing of the code that decides. */
package org.houzhen.acceptance.referee;
