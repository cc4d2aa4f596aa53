using System.CommandLine;
using Glimpse.Core.Structures;

namespace Glimpse.Bridge.Cli;

/// <summary>The options that say what to take from a file that offers several things.</summary>
internal sealed class ReadingOptions
{
    public Option<int?> ModelNumber { get; } = new("--model-number")
    {
        HelpName = "N",
        Description = "Which MODEL of a file with several; the first by default.",
    };

    public Option<string?> AltLoc { get; } =
        new("--altloc")
        {
            HelpName = "X",
            Description =
                "Which alternate location to take where there is that one; else the ligand's, or the one of highest "
                    + "occupancy.",
        };

    public Option<string?> Assembly { get; } =
        new("--assembly")
        {
            HelpName = "ID|models",
            Description =
                "Build this biological assembly of the file (REMARK 350, _pdbx_struct_assembly), such as 1; 'models' "
                    + "joins all MODELs.",
        };

    public StructureReadOptions Read(ParseResult parsed) => new StructureReadOptions
    {
        Model = parsed.GetValue(ModelNumber),
        AltLoc = parsed.GetValue(AltLoc),
    }.Building(parsed.GetValue(Assembly));
}
