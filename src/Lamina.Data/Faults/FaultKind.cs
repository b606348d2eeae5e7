namespace Lamina.Data.Faults;

/// <summary>What sort of mistake a fault is. In JSON the names are snake_case.</summary>
public enum FaultKind
{
    /// <summary>The file is not there or cannot be opened.</summary>
    Unreadable,

    /// <summary>The file is not UTF-8 text.</summary>
    Encoding,

    /// <summary>The file or one of its parts is larger or deeper than is read.</summary>
    TooLarge,

    /// <summary>The text does not follow the rules of its format.</summary>
    Syntax,

    /// <summary>There is nothing in the file.</summary>
    Empty,

    /// <summary>A key appears twice in one map.</summary>
    DuplicateKey,

    /// <summary>A key that means nothing here.</summary>
    UnknownKey,

    /// <summary>A key that must be there is not.</summary>
    MissingKey,

    /// <summary>A value of another sort than expected: a list for a number, a text for a choice.</summary>
    WrongType,

    /// <summary>The unit is not known or cannot be read.</summary>
    UnknownUnit,

    /// <summary>A quantity of another dimension than expected.</summary>
    WrongDimension,

    /// <summary>A value outside what is allowed.</summary>
    OutOfRange,

    /// <summary>A name that is not one of the choices.</summary>
    UnknownChoice,

    /// <summary>Values that cannot hold together.</summary>
    Inconsistent,

    /// <summary>A named thing (material, step, file) that does not exist.</summary>
    NotFound,

    /// <summary>An option of the command line that cannot be followed.</summary>
    Usage,
}
