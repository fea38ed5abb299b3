/** Devices as the rest of the product sees them: what each can do, what can come of it, and how it is. */
package org.houzhen.hardware;
