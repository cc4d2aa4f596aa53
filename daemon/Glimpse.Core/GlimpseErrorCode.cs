namespace Glimpse.Core;

/// <summary>
/// What kind of fault a <see cref="GlimpseException"/> reports; each maps to one CLI exit code and one JSON-RPC error
/// code.
/// </summary>
public enum GlimpseErrorCode
{
    /// <summary>The command line or the request is wrong: an unknown option, model or value.</summary>
    BadUsage,

    /// <summary>A file, text or structure can't be read or makes no sense.</summary>
    BadInput,

    /// <summary>The structure is sound, but the ligand asked for isn't in it, or more than one is.</summary>
    LigandNotFound,

    /// <summary>A model's files are missing, damaged or don't match this program.</summary>
    BadModel,

    /// <summary>Something outside the program fails: libtorch can't be loaded, a folder can't be written.</summary>
    Environment,

    /// <summary>A fault of the program, which ends one ligand of many and leaves the others be.</summary>
    Internal,
}
