/** Commands of the shell for operators, one idea per class. */
@org.jspecify.annotations.NullMarked
package org.wellbundle.operations.commands;
