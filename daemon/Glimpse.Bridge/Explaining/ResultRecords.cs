using System.Collections.Immutable;
using System.Reflection;
using Glimpse.Core;
using Glimpse.Core.Attribution;
using Glimpse.Core.Structures;
using Glimpse.Core.Voxels;
using Glimpse.Protocol;

namespace Glimpse.Bridge.Explaining;

/// <summary>Turns what Core computed into the record that files and the wire carry.</summary>
internal static class ResultRecords
{
    private static readonly ImmutableArray<string> AxisOrder = ["x", "y", "z"];

    public static ProgramInfo Program { get; } = new("Glimpse Bridge", Version());

    public static ExplainResult Of(
        Explanation explanation,
        ExplainOptions options,
        ModelSummary model,
        ResultSource source,
        string ligandTitle,
        ReferenceLigand? reference,
        ImmutableArray<StageTiming> timings)
    {
        var complex = explanation.Complex;
        var ligand = complex.AtomsOf(Side.Ligand).Where(i => !complex.Atoms[i].IsReference).ToArray();
        var isIntegral = explanation.Method.IsIntegral;
        return new ExplainResult
        {
            SchemaVersion = ExplainResult.CurrentSchemaVersion,
            Program = Program,
            Model = model,
            Source = source,
            Ligand = new LigandSummary(complex.Atoms[ligand[0]].Residue.ToString(), ligandTitle, ligand.Length),
            Prediction = PredictionWords.Of(model, explanation.Prediction, explanation.Members),
            Ensemble = EnsembleRecords.Of(explanation.Members),
            Beside =
            [
                .. explanation.Beside.Select(one => new BesideNumber(one.Name, one.Value, one.Unit, one.Note)),
            ],
            Attribution = new AttributionSummary
            {
                Method = explanation.Method.Name,
                RankCorrelation = explanation.RankCorrelation,
                Rule = !isIntegral ? null : explanation.IsExact ? "exact" : RuleName(options.Rule),
                Steps = isIntegral && options.Rule != QuadratureRule.Adaptive ? options.Steps : null,
                Tolerance = explanation.Tolerance,
                IntervalError = explanation.IntervalError,
                GradientEvaluations = explanation.GradientEvaluations,
                Baseline = ViewName(explanation.View),
                BaselineValue = explanation.BaselinePrediction,
                Terms = explanation.Terms,
                FurtherTerms =
                [
                    .. explanation.FurtherTerms.Select(term => new FurtherTerm(term.Name, term.Value, term.IsOfPairs)),
                ],
                Sum = explanation.Sum,
                CompletenessError = explanation.CompletenessError,
            },
            Comparison = ComparisonRecords.Of(explanation, model, reference),
            Stability = Stability(explanation),
            Grid = new GridSummary(
                Array(explanation.Grid.Origin),
                explanation.Grid.Spacing,
                explanation.Grid.Size,
                AxisOrder),
            Channels =
            [
                .. explanation.ByChannel.Select(
                    (sum, i) =>
                        new ChannelAttribution
                        {
                            Index = i,
                            Side = PartnerOf(complex.Scheme.Channels[i].Side),
                            Name = complex.Scheme.Channels[i].Name,
                            Attribution = sum,
                            Level = Level(explanation, i),
                        }),
            ],
            TopVoxels =
            [
                .. explanation
                    .TopVoxels.Where(top => explanation.SummaryChannels.Contains(top.Channel))
                    .Select(top => TopVoxel(top, complex)),
            ],
            ReciprocalPairs =
            [
                .. ReciprocalPairs.Find(complex, explanation.TopVoxels).Select(pair => Pair(pair, complex)),
            ],
            Atoms = AtomsOf(explanation, source),
            Residues = ResiduesOf(explanation),
            Fragments = [.. explanation.Fragments.Select(fragment => Fragment(fragment, complex))],
            Interactions = InteractionRecords.Of(explanation),
            Assumptions = Notices(explanation, RemarkKind.Assumption),
            Warnings = [.. ProvenanceWords.Warnings(model), .. Notices(explanation, RemarkKind.Warning)],
            Timings = timings,
        };
    }

    /// <summary>What each atom contributed, in the complex's order.</summary>
    public static ImmutableArray<AtomSummary> AtomsOf(Explanation explanation, ResultSource source)
    {
        var ligandText = source.Record is null ? AtomText.Structure : AtomText.Ligands;
        return
        [
            .. explanation.Atoms.Zip(
                ColourRange.Painted(explanation),
                (atom, painted) => Atom(atom, painted, ligandText, explanation.Complex)),
        ];
    }

    /// <summary>The channels of a scheme as clients see them.</summary>
    public static ImmutableArray<ChannelSummary> Channels(ChannelScheme scheme) =>
        [.. scheme.Channels.Select((channel, i) => new ChannelSummary(i, PartnerOf(channel.Side), channel.Name))];

    /// <summary>What a scheme counts of the receptor, as clients see it.</summary>
    public static ReceptorSummary Receptor(ChannelScheme scheme) =>
        new(scheme.Receptor.Reach, scheme.Receptor.CountsWaters, scheme.Receptor.CountsBuffer);

    /// <summary>A rule's name on the command line and in results.</summary>
    public static string RuleName(QuadratureRule rule) => rule switch
    {
        QuadratureRule.Adaptive => "adaptive",
        QuadratureRule.GaussLegendre => "gauss-legendre",
        QuadratureRule.Midpoint => "midpoint",
        QuadratureRule.Riemann => "riemann",
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "A rule without a name."),
    };

    /// <summary>A view's name on the command line and in results.</summary>
    public static string ViewName(View view) => view.ToString().ToLowerInvariant();

    private static StabilitySummary Stability(Explanation explanation) => new()
    {
        Rotations = Spread(explanation.Rotations, Orientations.Count),
        AveragedRotations = explanation.AveragedRotations,
        Jitter = explanation.Jitter is { } jitter ? Spread(jitter.Predictions, jitter.Copies) : null,
        SameLigandAtom = explanation.Jitter?.SameLigandAtom,
        SameProteinAtom = explanation.Jitter?.SameProteinAtom,
    };

    /// <summary>A spread over frames.</summary>
    public static PredictionSpread Spread(FrameSpread spread, int frames) => new()
    {
        Frames = frames,
        Mean = spread.Mean,
        StandardDeviation = spread.StandardDeviation,
        Minimum = spread.Minimum,
        Maximum = spread.Maximum,
    };

    private static TopVoxelSummary TopVoxel(TopVoxel top, TypedComplex complex)
    {
        var reading = VoxelReading.Of(top, complex);
        return new TopVoxelSummary
        {
            Channel = top.Channel,
            Side = PartnerOf(complex.Scheme.Channels[top.Channel].Side),
            Name = complex.Scheme.Channels[top.Channel].Name,
            Voxel = [top.X, top.Y, top.Z],
            Position = Array(top.Position),
            Attribution = top.Attribution,
            RegionAttribution = top.RegionAttribution,
            RegionVoxels = top.RegionVoxels,
            LigandAtom = new NearestAtom(top.LigandAtom, complex.Atoms[top.LigandAtom].ToString(), top.LigandDistance),
            ProteinAtom = new NearestAtom(
                top.ProteinAtom,
                complex.Atoms[top.ProteinAtom].ToString(),
                top.ProteinDistance),
            AtomDistance = top.AtomDistance,
            Interaction = reading.Interaction,
            Reading = reading.Text,
            Geometry = Geometry(reading),
        };
    }

    private static ReciprocalPairSummary Pair(ReciprocalPair pair, TypedComplex complex) => new()
    {
        LigandChannel = pair.Ligand.Channel,
        LigandName = complex.Scheme.Channels[pair.Ligand.Channel].Name,
        LigandAttribution = pair.Ligand.Attribution,
        LigandAtom = new NearestAtom(
            pair.Ligand.LigandAtom,
            complex.Atoms[pair.Ligand.LigandAtom].ToString(),
            pair.Ligand.LigandDistance),
        ProteinChannel = pair.Protein.Channel,
        ProteinName = complex.Scheme.Channels[pair.Protein.Channel].Name,
        ProteinAttribution = pair.Protein.Attribution,
        ProteinAtom = new NearestAtom(
            pair.Protein.ProteinAtom,
            complex.Atoms[pair.Protein.ProteinAtom].ToString(),
            pair.Protein.ProteinDistance),
        VoxelDistance = pair.VoxelDistance,
        AtomDistance = pair.AtomDistance,
        Interaction = pair.Reading.Interaction,
        Reading = pair.Reading.Text,
        Geometry = Geometry(pair.Reading),
    };

    private static GeometrySummary? Geometry(VoxelReading reading) =>
        reading.Geometry is not { } geometry ? null : new GeometrySummary
        {
            LigandAtom = geometry.LigandAtom,
            ProteinAtom = geometry.ProteinAtom,
            Distance = geometry.Distance,
            Overlap = geometry.Overlap,
            LigandAngle = geometry.LigandAngle,
            ProteinAngle = geometry.ProteinAngle,
            RingDistance = geometry.Rings?.Distance,
            PlaneAngle = geometry.Rings?.PlaneAngle,
            RingOffset = geometry.Rings?.Offset,
            Stacking = geometry.Rings?.Stacking,
        };

    private static AtomSummary Atom(
        AtomAttribution attribution,
        double painted,
        AtomText ligandText,
        TypedComplex complex)
    {
        var atom = complex.Atoms[attribution.Index];
        var channels = Enumerable
            .Range(0, attribution.ByChannel.Length)
            .Where(atom.Channels.Contains)
            .ToImmutableSortedDictionary(
                channel => complex.Scheme.Channels[channel].Name,
                channel => attribution.ByChannel[channel],
                StringComparer.Ordinal);
        return new AtomSummary
        {
            Side = atom.IsReference ? Partner.Reference : PartnerOf(atom.Side),
            Text = atom.IsReference ? AtomText.Versus : atom.Side == Side.Ligand ? ligandText : AtomText.Structure,
            Index = atom.Record,
            Chain = atom.Residue.Chain,
            ResidueName = atom.Residue.Name,
            ResidueNumber = atom.Residue.Number,
            InsertionCode = atom.Residue.InsertionCode,
            Name = atom.Name,
            Element = atom.Element.Symbol,
            Position = Array(complex.Positions[attribution.Index]),
            Attribution = attribution.Total,
            Painted = painted,
            Channels = channels,
            Operation = atom.Operation,
        };
    }

    private static double? Level(Explanation explanation, int channel) =>
        explanation.Voxels.Length == 0
            ? null
            : IsoLevel.Of(
                explanation.Voxels.AsSpan(channel * explanation.Grid.VoxelCount, explanation.Grid.VoxelCount),
                explanation.Grid.VoxelVolume);

    private static FragmentSummary Fragment(FragmentAttribution fragment, TypedComplex complex) => new(
        complex.Atoms[fragment.Atoms[0]].IsReference ? Partner.Reference : Partner.Ligand,
        fragment.Atoms,
        [.. fragment.Atoms.Select(i => complex.Atoms[i].Name)],
        fragment.Total);

    private static ImmutableArray<ResidueSummary> ResiduesOf(Explanation explanation)
    {
        var operations = explanation
            .Complex.Atoms.Where(atom => atom.Operation is not null)
            .DistinctBy(atom => atom.Residue)
            .ToDictionary(atom => atom.Residue, atom => atom.Operation);
        return
        [
            .. explanation.Residues.Select(residue =>
                Residue(residue) with
                {
                    Operation = operations.GetValueOrDefault(residue.Residue),
                }),
        ];
    }

    private static ResidueSummary Residue(ResidueAttribution residue) => new()
    {
        Side = residue.IsReference ? Partner.Reference : PartnerOf(residue.Side),
        Chain = residue.Residue.Chain,
        Name = residue.Residue.Name,
        Number = residue.Residue.Number,
        InsertionCode = residue.Residue.InsertionCode,
        Attribution = residue.Total,
    };

    /// <summary>A remark as a record.</summary>
    public static Notice NoticeOf(Remark remark) =>
        new(remark.Code, remark.Message, remark.Where, FaultRecords.Mentions(remark.Options));

    private static ImmutableArray<Notice> Notices(Explanation explanation, RemarkKind kind) =>
        [
            .. explanation
                .Remarks.Where(remark => remark.Kind == kind)
                .Select(NoticeOf),
        ];

    private static Partner PartnerOf(Side side) => side == Side.Protein ? Partner.Protein : Partner.Ligand;

    private static ImmutableArray<double> Array(Point3 point) => [point.X, point.Y, point.Z];

    private static string Version() =>
        typeof(ResultRecords)
            .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
            .InformationalVersion;
}
