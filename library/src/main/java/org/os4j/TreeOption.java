package org.os4j;

/** How {@link Os#copytree(String, String, TreeOption...)} copies. */
public enum TreeOption {
    /** Links are copied as links, dangling ones too. Without it, what they lead to is copied in their place. */
    KEEP_LINKS,

    /** Directories of the copy may exist already; files in them are overwritten. Without it, a file or directory that exists is EEXIST. */
    EXIST_OK
}
