using System.Collections.Immutable;
using Glimpse.Bridge.Explaining;
using Glimpse.Core;
using Glimpse.Core.Chemistry.Ligands;
using Glimpse.Core.Structures;
using Glimpse.Core.Structures.Reading;
using Glimpse.Protocol;

namespace Glimpse.Bridge.Jobs;

/// <summary>Reads the structures that requests carry as text.</summary>
internal static class RequestTexts
{
    private const int LongestName = 1000;

    /// <summary>Reads one structure.</summary>
    /// <param name="text">The text.</param>
    /// <param name="role">What it is called where the request gives it no name.</param>
    /// <param name="choice">What to take from it.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="GlimpseException">It can't be read.</exception>
    public static Structure Read(
        StructureText text,
        string role,
        StructureReadOptions choice,
        CancellationToken cancellation)
    {
        using var reader = new StringReader(text.Text);
        return StructureReader.Read(reader, NameOf(text, role), OptionsFor(text, choice, cancellation));
    }

    /// <summary>Reads every record.</summary>
    /// <param name="text">The text.</param>
    /// <param name="role">What it is called where the request gives it no name.</param>
    /// <param name="most">Most records.</param>
    /// <param name="choice">What to take from them.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="GlimpseException">It is in none of the formats, holds no record or too many.</exception>
    public static ImmutableArray<StructureRecord> ReadAll(
        StructureText text,
        string role,
        int most,
        StructureReadOptions choice,
        CancellationToken cancellation)
    {
        using var reader = new StringReader(text.Text);
        var name = NameOf(text, role);
        ImmutableArray<StructureRecord> records =
        [
            .. StructureReader
                .ReadAll(reader, name, OptionsFor(text, choice, cancellation))
                .Take(most + 1),
        ];
        if (records.IsEmpty)
            throw new GlimpseException(
                GlimpseErrorCode.BadInput,
                $"{name} holds no ligand.",
                "Give at least one record.");
        if (records.Length > most)
            throw new GlimpseException(
                GlimpseErrorCode.BadUsage,
                $"{name} holds more than {most} ligands.",
                "Send them in chunks of that many.");
        return records;
    }

    /// <summary>Reads the template; null where there is none.</summary>
    /// <param name="choice">Where it comes from.</param>
    /// <param name="mostAtoms">Most heavy atoms.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="GlimpseException">It has no bond orders, isn't SMILES or is too large.</exception>
    public static LigandTemplate? Template(
        LigandTemplateChoice? choice,
        int mostAtoms,
        CancellationToken cancellation) =>
        choice switch
        {
            null => null,
            { Smiles: { } smiles } => LigandTemplate.FromSmiles(smiles, mostAtoms, cancellation),
            _ => LigandTemplate.FromStructure(
                ReadLigand(choice.Structure!, "template", StructureReadOptions.Default, cancellation),
                mostAtoms,
                cancellation),
        };

    /// <summary>Reads the ligand to compare with; null where there is none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="choice">What to take from it.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="GlimpseException">It can't be read.</exception>
    public static ReferenceLigand? Reference(
        StructureText? text,
        StructureReadOptions choice,
        CancellationToken cancellation) =>
        text is null
            ? null
            : new ReferenceLigand(NameOf(text, "reference"), ReadLigand(text, "reference", choice, cancellation));

    private static Structure ReadLigand(
        StructureText text,
        string role,
        StructureReadOptions choice,
        CancellationToken cancellation)
    {
        using var reader = new StringReader(text.Text);
        return StructureReader.ReadLigand(
            reader,
            NameOf(text, role),
            OptionsFor(text, choice, cancellation) with
            {
                TakesComponents = role == "template",
            });
    }

    /// <summary>What messages and results call a text.</summary>
    /// <exception cref="GlimpseException">The name is too long: each of its results would carry it.</exception>
    public static string NameOf(StructureText text, string role) => string.IsNullOrWhiteSpace(text.Name) ? role
        : text.Name.Length <= LongestName ? text.Name
        : throw new GlimpseException(
            GlimpseErrorCode.BadUsage,
            $"The name of the {role} has {text.Name.Length} characters, more than {LongestName}.",
            "Give it a shorter one.");

    private static StructureReadOptions OptionsFor(
        StructureText text,
        StructureReadOptions choice,
        CancellationToken cancellation) =>
        choice with
        {
            Format = text.Format switch
            {
                StructureFormatName.Pdb => StructureFormat.Pdb,
                StructureFormatName.MmCif => StructureFormat.MmCif,
                StructureFormatName.Sdf => StructureFormat.Sdf,
                StructureFormatName.Mol2 => StructureFormat.Mol2,
                _ => null,
            },
            Cancellation = cancellation,
        };
}
