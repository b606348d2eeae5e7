namespace Lamina.Studies.Evaluation;

/// <summary>Grid of the film model in a study.</summary>
public enum EvaluationGrid
{
    /// <summary>The coarse grid of <see cref="Line.Drying.FilmCase.ForStudies"/>: half the cells, at most 30. For searches and differences.</summary>
    Coarse,

    /// <summary>The recipe's own grid, as <c>lamina run</c> takes it.</summary>
    Recipe,
}
