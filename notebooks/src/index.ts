export { figureHtml, type LessonFigure } from './figure-html.ts';
